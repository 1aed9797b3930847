package dev.pulih.service.meter;

import dev.pulih.policy.Retention.Kind;
import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What retention removes, and when it was last done with everything. */
public final class RetentionMeters {

  private final Map<What, Counter> removed = new EnumMap<>(What.class);
  private final Counter done;
  private final Counter failed;
  private volatile double latest;

  /** What is removed. */
  public enum What {
    INCIDENTS,
    EVENTS,
    FINDINGS,
    RESTARTS,
    AI_CALLS,
    INBOUND,
    MAINTENANCE,
    SWITCHES,
    DRAFTS;

    /** Rows of a kind. */
    public static What of(Kind kind) {
      return switch (kind) {
        case FINDINGS -> FINDINGS;
        case RESTARTS -> RESTARTS;
        case CALLS -> AI_CALLS;
        case INBOUND -> INBOUND;
        case WINDOWS -> MAINTENANCE;
        case SWITCHES -> SWITCHES;
      };
    }

    /** As people read it. */
    public String text() {
      return switch (this) {
        case INCIDENTS -> "incidents";
        case EVENTS -> "rows of incidents";
        case FINDINGS -> "findings";
        case RESTARTS -> "restarts";
        case AI_CALLS -> "calls to models";
        case INBOUND -> "inbound messages";
        case MAINTENANCE -> "maintenance windows";
        case SWITCHES -> "changes of switches";
        case DRAFTS -> "drafts";
      };
    }
  }

  /** Nothing was removed. */
  public RetentionMeters(Instruments make) {
    for (What what : What.values()) {
      removed.put(
          what,
          make.counter(
              "pulih.retention.removed",
              "What was removed because it is kept no longer: rows, files, and whole incidents",
              "kind",
              Instruments.label(what)));
    }
    this.done = runs(make, "done");
    this.failed = runs(make, "failed");
    make.seconds(
        "pulih.retention.last.run.timestamp",
        "The latest clean-up that came to its end, since 1970; 0 before the first",
        () -> latest);
  }

  private static Counter runs(Instruments make, String outcome) {
    return make.counter(
        "pulih.retention.runs", "Clean-ups of what is kept no longer", "outcome", outcome);
  }

  /** So much is gone. */
  public void removed(What what, int count) {
    Objects.requireNonNull(removed.get(what)).increment(count);
  }

  /** A run came to its end. */
  public void done(Instant at) {
    done.increment();
    latest = at.toEpochMilli() / 1e3;
  }

  /** A run did not. */
  public void failed() {
    failed.increment();
  }
}
