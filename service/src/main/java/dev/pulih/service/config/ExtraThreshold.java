package dev.pulih.service.config;

import dev.pulih.detect.Limit;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A threshold of the user's own.
 *
 * @param name its findings' name
 * @param signal the signal's name
 * @param window over which it is averaged, if it is
 * @param limit the bound
 * @param hold for how long
 */
record ExtraThreshold(
    String name, String signal, Optional<Span> window, Limit limit, Lasting hold) {

  /** How long, and how bad it is then. */
  record Lasting(Duration hold, Weight weight) {}

  /** The rule over a signal of that name. */
  Rule on(Signal known) {
    Span span = known.span() == Span.NONE ? Span.NONE : window.orElse(known.span());
    return new Threshold(
        name, List.of(known.over(span)), limit, hold.hold(), hold.weight().severity());
  }
}
