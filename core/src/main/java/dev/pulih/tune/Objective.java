package dev.pulih.tune;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Limit;
import dev.pulih.detect.Limit.Basis;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Severity;
import dev.pulih.detect.Threshold;
import dev.pulih.detect.ThresholdText;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Between what numbers a threshold of a service makes sense: what is within its objective is no
 * alarm, and what burns the objective fast enough for a P1 harms its users.
 *
 * @param settings what holds at present
 */
record Objective(DetectionSettings settings) {

  /** The least number that a threshold may be set to. */
  double least(Threshold rule, Watched watched) {
    return switch (rule.limit().basis()) {
      case SLO_P99, SLO_ERRORS -> 1;
      case VALUE -> isErrors(rule) ? watched.slo().errorRatio() : effect(signal(rule));
    };
  }

  /** A share of one is passed by nothing. */
  double below(Threshold rule) {
    return ThresholdText.isShare(rule) ? 1 : Double.POSITIVE_INFINITY;
  }

  /** From which number on users are harmed by the P1 of the objective; empty if it has none. */
  OptionalDouble harmful(Threshold rule, Watched watched) {
    return switch (rule.limit().basis()) {
      case SLO_P99 -> OptionalDouble.of(p1(Basis.SLO_P99).number(watched.service()));
      case SLO_ERRORS -> OptionalDouble.empty();
      case VALUE ->
          isErrors(rule)
              ? OptionalDouble.of(p1(Basis.SLO_ERRORS).bound(watched))
              : OptionalDouble.empty();
    };
  }

  /** The P1 limit of an objective as configured; where it is off, the one that ships. */
  private Limit p1(Basis basis) {
    return Stream.of(settings, DetectionSettings.defaults())
        .flatMap(all -> all.rules().stream())
        .filter(rule -> rule.severity().filter(Severity.P1::equals).isPresent())
        .flatMap(Objective::limit)
        .filter(limit -> limit.basis() == basis)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Limit> limit(Rule rule) {
    return rule instanceof Threshold threshold ? Stream.of(threshold.limit()) : Stream.empty();
  }

  /** The least difference of a signal that is said to matter to anyone. */
  private double effect(Signal signal) {
    return settings.deviation().signals().stream()
        .filter(of -> of.signal().name().equals(signal.name()))
        .map(OfSignal::effect)
        .mapToDouble(margin -> margin.absolute())
        .findFirst()
        .orElse(0);
  }

  private static boolean isErrors(Threshold rule) {
    return signal(rule).name().equals(Signals.ERROR_RATE.name());
  }

  private static Signal signal(Threshold rule) {
    return rule.signals().getFirst();
  }
}
