package dev.pulih.detect;

import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Unknown;
import dev.pulih.signal.Reading.Value;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.util.Map;
import java.util.Set;

/**
 * Whether a ratio, a percentile or a mean rests on enough requests: {@code rate · window ≥
 * minRequests}. Where none of n failed, up to 3 in n may fail all the same (with 95 % confidence:
 * the rule of three, Hanley and Lippman-Hand, JAMA 249, 1983), and one of three that failed is 33
 * %. O(1) for a reading.
 */
final class EnoughRequests {

  private static final Set<String> RESTING_ON_REQUESTS =
      Set.of(
          Signals.ERROR_RATE.name(),
          Signals.P99_LATENCY.name(),
          Signals.POD_ERROR_RATE.name(),
          Signals.POD_LATENCY.name(),
          Signals.POD_P99.name());

  /** Ratios that only some sources measure, each with the rate that it rests on. */
  private static final Map<Signal, Signal> OPTIONAL =
      Map.of(
          Signals.CLIENT_ERROR_RATE, Signals.CLIENT_REQUEST_RATE,
          Signals.CALL_ERROR_RATE, Signals.CALL_RATE);

  private final int minRequests;
  private final Spans spans;

  EnoughRequests(int minRequests, Spans spans) {
    this.minRequests = minRequests;
    this.spans = spans;
  }

  /**
   * The reading itself, or unknown where it rests on too few requests, or nobody knows how many. An
   * optional one is as it is where its requests are not counted.
   */
  Reading qualify(Signal signal, Entity entity, Reading reading, Readings raw) {
    Signal rate = OPTIONAL.getOrDefault(signal, rate(signal, raw));
    boolean counted = restsOnRequests(signal) || (OPTIONAL.containsKey(signal) && asked(rate, raw));
    return counted ? qualify(signal.span(), raw.of(rate, entity), reading) : reading;
  }

  /** Pods over the span of an evaluation are summed up, and their sum is tested instead. */
  private static boolean restsOnRequests(Signal signal) {
    return RESTING_ON_REQUESTS.contains(signal.name())
        && !signal.equals(Signals.POD_ERROR_RATE.over(Span.EVALUATION));
  }

  private Reading qualify(Span span, Reading rate, Reading reading) {
    return switch (rate) {
      case Unknown unknown -> unknown;
      case Value(double perSecond) -> enough(perSecond, span) ? reading : lowTraffic();
    };
  }

  private boolean enough(double perSecond, Span span) {
    return perSecond * (spans.of(span).toNanos() / 1e9) >= minRequests;
  }

  private static Reading lowTraffic() {
    return Reading.unknown(Reading.Why.LOW_TRAFFIC);
  }

  /** The rate over the same span where it is read, else over that of the conditions. */
  private static Signal rate(Signal signal, Readings raw) {
    boolean pod = signal.kind() == EntityKind.POD;
    Signal rate = pod ? Signals.POD_REQUEST_RATE : Signals.REQUEST_RATE;
    Signal same = rate.over(signal.span());
    return asked(same, raw) ? same : rate;
  }

  private static boolean asked(Signal signal, Readings raw) {
    return raw.samples().containsKey(signal) || raw.failures().containsKey(signal);
  }
}
