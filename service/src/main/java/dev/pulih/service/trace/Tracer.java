package dev.pulih.service.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Says what takes how long. Nobody waits for whoever collects it. */
public interface Tracer extends AutoCloseable {

  /** Begins something within what is open on this thread; else a trace. */
  Stretch open(String name, Map<String, String> fields);

  /** Begins a trace of its own that points to where a decision was made. */
  Stretch openFor(String decision, String name, Map<String, String> fields);

  /** A decision is made in what is open on this thread; others will point to it by this name. */
  void decided(String decision);

  /** Something is over that was within what is open on this thread, or on the one that began it. */
  void past(String name, Lasted lasted, Map<String, String> fields);

  /** What is not sent yet is sent, or given up, before this returns. */
  @Override
  void close();

  /**
   * When something was.
   *
   * @param began when it began
   * @param took how long it took
   * @param failed whether it did not come to what it was for
   */
  record Lasted(Instant began, Duration took, boolean failed) {}

  /** The configured one; without a configuration, one that says nothing. */
  static Tracer of(Optional<TracingSettings> configured, String version) {
    return configured
        .<Tracer>map(settings -> new OtlpTracer(settings, version))
        .orElseGet(Silent::new);
  }
}
