package dev.pulih.service.config;

import dev.pulih.detect.Limit;
import dev.pulih.notify.Runbook;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.Optional;

/** Keys of a threshold of the user's own. */
final class ExtraThresholdSection extends Section<ExtraThreshold> {

  /** The windows that a user can choose from. */
  enum Window {
    RECENT(Span.RECENT),
    EVALUATION(Span.EVALUATION),
    CONDITION(Span.CONDITION);

    private final Span span;

    Window(Span span) {
      this.span = span;
    }
  }

  private final Key<String> name =
      required(
          "name", NameShapes.signal(), "checkout_failures_p2", "What its findings are called.");
  private final Key<String> signal =
      required(
          "signal", NameShapes.signal(), "checkout_failures", "A shipped signal or one of yours.");
  private final Key<Optional<Window>> window =
      optional(
          "window",
          Shapes.choice(Window.class),
          "recent",
          "Which of `windows` a signal with `${window}` is averaged over.");
  private final Key<Optional<Double>> above =
      optional("above", Shapes.positive(), "0.02", "Wrong above it, in the signal's unit.");
  private final Key<Optional<Double>> below =
      optional("below", Shapes.positive(), "0.5", "Wrong below it, in the signal's unit.");
  private final Key<Duration> hold =
      key("for", Shapes.durationOrZero("for at once"), "0s", "For how long.");
  private final Key<Weight> severity =
      key("severity", Shapes.choice(Weight.class), "p2", "An anomaly pages nobody.");
  private final Key<Optional<String>> runbook =
      optional("runbook", NameShapes.runbook(), "RB-05", "What messages about it link to.");

  @Override
  protected ExtraThreshold build(Fields fields) {
    boolean one = fields.get(above).isPresent() != fields.get(below).isPresent();
    fields.check(one, name, "there is not one bound", "either above or below");
    return new ExtraThreshold(
        fields.get(name),
        fields.get(signal),
        fields.get(window).map(w -> w.span),
        limit(fields),
        consequence(fields));
  }

  private ExtraThreshold.Consequence consequence(Fields fields) {
    return new ExtraThreshold.Consequence(
        fields.get(hold), fields.get(severity), fields.get(runbook).map(Runbook::of));
  }

  private Limit limit(Fields fields) {
    return fields.get(above).map(Limit::above).orElseGet(() -> Limit.below(floor(fields)));
  }

  private double floor(Fields fields) {
    return fields.get(below).orElse(0.0);
  }
}
