package dev.pulih.flow;

import dev.pulih.flow.Expiry.Outstanding;
import dev.pulih.flow.IncidentBook.Kept;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Lookback;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Removes what is kept no longer, a piece at a time; whoever calls says when the next one goes. */
public final class Housekeeping {

  private final IncidentBook book;
  private final EventLog log;
  private final Disposal disposal;
  private final Rules rules;

  /**
   * By what it goes.
   *
   * @param retention how long what is kept
   * @param limits the guards that look back
   * @param policy the deadlines that look back
   */
  public record Rules(Retention retention, GuardLimits limits, Policy policy) {}

  /** Over the records of a loop. */
  public Housekeeping(IncidentBook book, EventLog log, Disposal disposal, Rules rules) {
    this.book = book;
    this.log = log;
    this.disposal = disposal;
    this.rules = rules;
  }

  /** Looks at everything, at an instant; what happens to an incident after that keeps it. */
  public Round begin(Instant now) {
    List<Kept> all = book.kept();
    Expiry expiry = new Expiry(now, rules.retention(), lookback(all), outstanding());
    return new Round(expiry, all);
  }

  private Duration lookback(List<Kept> all) {
    List<Policy> policies = all.stream().map(k -> k.state().facts().incident().policy()).toList();
    return Lookback.with(policies, Lookback.incidents(rules.limits(), rules.policy()));
  }

  private Outstanding outstanding() {
    List<Queued> queued = log.queued();
    return new Outstanding(
        queued.stream().map(q -> q.id().incident()).collect(Collectors.toSet()),
        queued.stream().map(Queued::decidedAt).min(Instant::compareTo));
  }

  /** What is due at one instant. */
  public final class Round {

    private final Expiry expiry;
    private final List<Kept> all;

    private Round(Expiry expiry, List<Kept> all) {
      this.expiry = expiry;
      this.all = all;
    }

    /** The incidents that may go, oldest first. */
    public List<String> incidents() {
      return all.stream()
          .filter(kept -> expiry.of(kept) == Fate.GOES)
          .map(kept -> kept.state().id())
          .toList();
    }

    /** Removes an incident if it still may go; returns how many rows went. */
    public int remove(String incident) {
      return book.removeIf(kept -> expiry.of(kept) == Fate.GOES, incident, disposal::incident);
    }

    /** Removes some rows of a kind; fewer than a transaction's if nothing is left to remove. */
    public int remove(Kind kind) {
      int most = rules.retention().pace().rows();
      return expiry.before(kind).map(at -> disposal.records(kind, at, most)).orElse(0);
    }
  }
}
