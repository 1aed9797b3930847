package dev.pulih.service.web;

import dev.pulih.service.access.Allowance;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Bounds how often each caller may ask: a token bucket for each, which fills all the time. */
final class RequestRates {

  /** For so long a caller may save up what they do not ask. */
  static final int SECONDS = 10;

  /** Of more callers the one that asked longest ago is forgotten. */
  static final int CALLERS = 10_000;

  private final Allowance allowance;
  private final TimeMeter time;
  private final Map<String, Bucket> byCaller = Bounded.byUse(CALLERS);

  RequestRates(Allowance allowance, TimeMeter time) {
    this.allowance = allowance;
    this.time = time;
  }

  /** How long a caller must wait who asks now; empty if not at all. */
  Optional<Duration> wait(String caller) {
    return wait(caller, 1)
        .or(() -> Counted.shared(caller).flatMap(token -> wait(token, Counted.TOGETHER)));
  }

  private Optional<Duration> wait(String caller, int people) {
    ConsumptionProbe probe = bucket(caller, people).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private synchronized Bucket bucket(String caller, int people) {
    return byCaller.computeIfAbsent(caller, _ -> full(people));
  }

  private Bucket full(int people) {
    long aSecond = (long) people * allowance.requests();
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(
            limit -> limit.capacity(SECONDS * aSecond).refillGreedy(aSecond, Duration.ofSeconds(1)))
        .build();
  }
}
