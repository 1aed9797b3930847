package dev.pulih.analyse;

import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.Margin;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Unit;

/**
 * The noise floor and the least effect of a signal: what ships with the deviation rule for it, or
 * for one of its unit; what is counted has no size that holds for all, so there only shares of the
 * level do.
 */
final class Margins {

  private Margins() {}

  static OfSignal of(Signal signal) {
    return switch (Unit.of(signal)) {
      case RATIO -> shipped(Signals.ERROR_RATE.over(Span.RECENT));
      case SECONDS -> shipped(Signals.P99_LATENCY.over(Span.RECENT));
      case PER_SECOND -> shipped(Signals.REQUEST_RATE.over(Span.RECENT));
      case COUNT -> count(shipped(Signals.KAFKA_LAG));
    };
  }

  private static OfSignal count(OfSignal lag) {
    return new OfSignal(lag.signal(), Direction.BOTH, share(lag.floor()), share(lag.effect()));
  }

  private static Margin share(Margin margin) {
    return new Margin(0, margin.relative());
  }

  private static OfSignal shipped(Signal signal) {
    return DeviationSettings.defaults().signals().stream()
        .filter(shipped -> shipped.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }
}
