package dev.pulih.service.web.page;

import dev.pulih.detect.ClientErrors;
import dev.pulih.detect.Limit;
import dev.pulih.detect.NoReadyEndpoint;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.detect.ThresholdText;
import dev.pulih.service.config.yaml.Durations;
import dev.pulih.signal.Signal;
import java.util.stream.Collectors;

/** A rule in signs, which are the same in all languages. */
final class RuleText {

  private RuleText() {}

  /** Such as {@code error_rate[CONDITION] > 5 % · 2m · P1}. */
  static String of(Rule rule) {
    String severity = rule.severity().map(Enum::name).orElse("–");
    return "%s · %s · %s".formatted(condition(rule), Durations.text(rule.hold()), severity);
  }

  private static String condition(Rule rule) {
    return switch (rule) {
      case Threshold threshold -> passed(threshold);
      case ClientErrors clients ->
          "client_error_rate > %s, error_rate ?".formatted(Entries.percent(clients.above()));
      case NoReadyEndpoint _ -> "ready_pods = 0";
    };
  }

  private static String passed(Threshold threshold) {
    Limit limit = threshold.limit();
    return threshold.signals().stream().map(Signal::toString).collect(Collectors.joining(" ∧ "))
        + (limit.side() == Limit.Side.ABOVE ? " > " : " < ")
        + ThresholdText.of(threshold, limit.number())
        + basis(limit.basis());
  }

  private static String basis(Limit.Basis basis) {
    return switch (basis) {
      case VALUE -> "";
      case SLO_P99 -> " × slo.p99";
      case SLO_ERRORS -> " × slo.errors";
    };
  }
}
