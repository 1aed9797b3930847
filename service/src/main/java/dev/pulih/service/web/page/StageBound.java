package dev.pulih.service.web.page;

import dev.pulih.detect.StageRules;
import dev.pulih.detect.StageRules.StageRule;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Amount;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an error rate must be over for a stage, which is no finding.
 *
 * @param stage the stage
 * @param value the bound, 0 to 1
 * @param text the same as people read it
 * @param hold for how long it must be over it
 */
public record StageBound(Stage stage, double value, String text, Duration hold) {

  /** Those of the stages whose condition is about a signal. */
  static List<StageBound> on(Signal signal, StageRules rules) {
    return Stream.of(Stage.values())
        .filter(stage -> signal.equals(signal(stage)))
        .map(stage -> of(stage, signal, rule(stage, rules)))
        .toList();
  }

  private static Signal signal(Stage stage) {
    return switch (stage) {
      case RESTART -> Signals.POD_ERROR_RATE;
      case SHIFT -> Signals.ERROR_RATE;
    };
  }

  private static StageRule rule(Stage stage, StageRules rules) {
    return switch (stage) {
      case RESTART -> rules.restart();
      case SHIFT -> rules.shift();
    };
  }

  private static StageBound of(Stage stage, Signal signal, StageRule rule) {
    return new StageBound(stage, rule.above(), Amount.text(signal, rule.above()), rule.hold());
  }

  /** Whether a value is over it. */
  boolean passedBy(double measured) {
    return measured > value;
  }

  /** The key of what it is the condition of. */
  public String key() {
    return switch (stage) {
      case RESTART -> "signals.restart";
      case SHIFT -> "signals.shift";
    };
  }
}
