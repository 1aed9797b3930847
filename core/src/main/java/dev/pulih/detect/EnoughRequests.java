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
import java.util.Set;

/** Whether a ratio or percentile rests on enough requests. */
final class EnoughRequests {

  private static final Set<String> RESTING_ON_REQUESTS =
      Set.of(Signals.ERROR_RATE.name(), Signals.P99_LATENCY.name(), Signals.POD_ERROR_RATE.name());

  private final int minRequests;
  private final Spans spans;

  EnoughRequests(int minRequests, Spans spans) {
    this.minRequests = minRequests;
    this.spans = spans;
  }

  /**
   * The reading itself, or unknown where it rests on too few requests, or nobody knows how many.
   */
  Reading qualify(Signal signal, Entity entity, Reading reading, Readings raw) {
    return restsOnRequests(signal)
        ? qualify(signal.span(), raw.of(rate(signal, raw), entity), reading)
        : reading;
  }

  /** Pods over the span of an evaluation are summed up, and their sum is tested instead. */
  private static boolean restsOnRequests(Signal signal) {
    return RESTING_ON_REQUESTS.contains(signal.name())
        && !signal.equals(Signals.POD_ERROR_RATE.over(Span.EVALUATION));
  }

  /** What the clients see, in the same way; as it is where their requests are not counted. */
  Reading qualifyClients(Entity entity, Reading reading, Readings raw) {
    return asked(Signals.CLIENT_REQUEST_RATE, raw)
        ? qualify(Span.RECENT, raw.of(Signals.CLIENT_REQUEST_RATE, entity), reading)
        : reading;
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
