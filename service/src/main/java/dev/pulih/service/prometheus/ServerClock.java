package dev.pulih.service.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The server's clock, as it answers {@link #EXPRESSION} to a query without a time. */
final class ServerClock implements Samples {

  static final String EXPRESSION = "vector(time())";

  /** A third of the usual scrape interval: a server this far behind misses the newest samples. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private Instant now = Instant.EPOCH;

  @Override
  public Points series(Map<String, String> labels) {
    return (_, seconds) -> now = Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  /** How far it is ahead of a clock that was read before and after the question. */
  Duration ahead(Instant before, Instant after) {
    return Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), now);
  }

  /** What is wrong with being so far ahead, if anything. */
  static Optional<String> complaint(Duration ahead) {
    return ahead.abs().compareTo(TOLERANCE) <= 0
        ? Optional.empty()
        : Optional.of(
            "The clock of Prometheus is %s ms %s Pulih's: synchronise both, for signals are asked at Pulih's time."
                .formatted(ahead.abs().toMillis(), ahead.isNegative() ? "behind" : "ahead of"));
  }
}
