package dev.pulih.service.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tick and the phases within it; a thread that passes a port outside of a tick is in none. */
public final class Phases {

  private static final String DETECT = "detect";

  private final Tracer tracer;

  @SuppressWarnings("ThreadLocalUsage") // one for each tracer; there is one
  private final ThreadLocal<@Nullable Phase> current = new ThreadLocal<>();

  private record Phase(String name, Optional<Stretch> stretch) {
    void end() {
      stretch.ifPresent(Stretch::close);
    }
  }

  Phases(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Does a tick's work. */
  public void tick(Instant at, Duration late, Runnable work) {
    Map<String, String> fields =
        Map.of("tick", at.toString(), "late_ms", String.valueOf(late.toMillis()));
    try (Stretch _ = tracer.open("tick", fields)) {
      current.set(new Phase("", Optional.empty()));
      inPhases(work);
    }
  }

  private void inPhases(Runnable work) {
    try {
      work.run();
    } finally {
      Optional.ofNullable(current.get()).ifPresent(Phase::end);
      current.remove();
    }
  }

  /** The rules begin to run. */
  void detecting() {
    begin("", DETECT);
  }

  /** Decisions begin. */
  void deciding() {
    begin(DETECT, "decide");
  }

  /** Goes from one phase to the next; what comes again later is a part of it. */
  private void begin(String after, String name) {
    Phase phase = current.get();
    if (phase != null && phase.name().equals(after)) {
      phase.end();
      current.set(new Phase(name, Optional.of(tracer.open(name, Map.of()))));
    }
  }
}
