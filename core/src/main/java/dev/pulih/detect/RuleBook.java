package dev.pulih.detect;

import dev.pulih.signal.Truth;
import java.util.List;

/** The rules of one service. */
final class RuleBook {

  private final List<RuleLines> rules;

  RuleBook(DetectionSettings settings) {
    int patience = settings.trust().unknownTicks();
    this.rules = settings.rules().stream().map(rule -> new RuleLines(rule, patience)).toList();
  }

  /** Checks all rules at the next tick. */
  void next(Scene scene) {
    rules.forEach(lines -> lines.next(scene));
  }

  /** The findings that stand, in the order of the rules. */
  List<Finding> findings(Scene scene) {
    return rules.stream().flatMap(lines -> lines.findings(scene)).toList();
  }

  /** Whether no rule with a severity is true; unknown while one was true when last known. */
  Truth quiet() {
    return rules.stream()
        .filter(RuleLines::urgent)
        .map(RuleLines::quiet)
        .reduce(Truth.TRUE, Truth::and);
  }
}
