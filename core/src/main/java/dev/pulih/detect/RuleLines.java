package dev.pulih.detect;

import dev.pulih.detect.HoldClock.Holding;
import dev.pulih.detect.Rule.Check;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One rule of one service, with a clock for every entity that it is about. */
final class RuleLines {

  private final Rule rule;
  private final HoldClock unseen;
  private final Map<Entity, RuleLine> lines = new LinkedHashMap<>();

  RuleLines(Rule rule, int patience) {
    this.rule = rule;
    this.unseen = HoldClock.unseen(new Holding(rule.hold(), patience));
  }

  /** Checks the rule at the next tick. */
  void next(Scene scene) {
    Set<Entity> checked = new HashSet<>();
    for (Check check : rule.check(scene)) {
      Entity entity = check.measured().entity();
      lines.compute(entity, (_, line) -> next(line, check, scene.at()));
      checked.add(entity);
    }
    leave(checked, scene);
  }

  boolean urgent() {
    return rule.severity().isPresent();
  }

  /** The findings that stand. */
  Stream<Finding> findings(Scene scene) {
    return lines.values().stream()
        .filter(RuleLine::stands)
        .map(line -> line.finding(scene.watched().service(), rule));
  }

  /** Whether it is true for no entity. */
  Truth quiet() {
    return lines.values().stream().map(RuleLine::quiet).reduce(Truth.TRUE, Truth::and);
  }

  private RuleLine next(@Nullable RuleLine before, Check check, Instant at) {
    RuleLine line =
        before == null
            ? new RuleLine(unseen, check.measured(), Truth.UNKNOWN, Truth.UNKNOWN)
            : before;
    return line.next(check, at);
  }

  /** What was not checked is gone, or nobody knows whether it is. */
  private void leave(Set<Entity> checked, Scene scene) {
    if (checked.size() == lines.size()) {
      return;
    }
    if (scene.inventory().isPresent()) {
      lines.keySet().retainAll(checked);
    } else {
      lines.replaceAll(
          (entity, line) -> checked.contains(entity) ? line : line.unknown(scene.at()));
    }
  }
}
