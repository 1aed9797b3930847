package dev.pulih.service.config;

import dev.pulih.detect.Limit;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.notify.Runbook;
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
 * @param consequence what follows from it
 */
record ExtraThreshold(
    String name, String signal, Optional<Span> window, Limit limit, Consequence consequence) {

  /** For how long, how bad it is then, and what people do. */
  record Consequence(Duration hold, Weight weight, Optional<Runbook> runbook) {}

  /** The rule over a signal of that name. */
  Rule on(Signal known) {
    Span span = known.span() == Span.NONE ? Span.NONE : window.orElse(known.span());
    return new Threshold(
        name,
        List.of(known.over(span)),
        limit,
        consequence.hold(),
        consequence.weight().severity());
  }
}
