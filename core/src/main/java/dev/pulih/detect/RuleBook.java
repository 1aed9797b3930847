package dev.pulih.detect;

import dev.pulih.detect.HoldClock.Hold;
import dev.pulih.detect.Rule.Check;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of one service, each with a clock for every entity that it is about. */
final class RuleBook {

  private record Key(Rule rule, Entity entity) {}

  private final List<Rule> rules;
  private final int patience;
  private final Map<Key, RuleLine> lines = new LinkedHashMap<>();

  RuleBook(DetectionSettings settings) {
    this.rules = settings.rules();
    this.patience = settings.trust().unknownTicks();
  }

  /** Checks all rules at the next tick. */
  void next(Scene scene) {
    Set<Key> checked = new HashSet<>();
    for (Rule rule : rules) {
      rule.check(scene).forEach(check -> checked.add(note(rule, check, scene.at())));
    }
    leave(checked, scene);
  }

  /** The findings that stand, in the order of the rules. */
  List<Finding> findings(Scene scene) {
    return lines.entrySet().stream()
        .filter(line -> line.getValue().stands())
        .map(line -> line.getValue().finding(scene.watched().service(), line.getKey().rule()))
        .toList();
  }

  /** Whether no rule with a severity is true; unknown while one was true when last known. */
  Truth quiet() {
    return urgent().map(RuleLine::quiet).reduce(Truth.TRUE, Truth::and);
  }

  private Stream<RuleLine> urgent() {
    return lines.entrySet().stream()
        .filter(line -> line.getKey().rule().severity().isPresent())
        .map(Map.Entry::getValue);
  }

  private Key note(Rule rule, Check check, Instant at) {
    Key key = new Key(rule, check.measured().entity());
    lines.put(key, lines.getOrDefault(key, unseen(rule, check)).next(check, at));
    return key;
  }

  private RuleLine unseen(Rule rule, Check check) {
    HoldClock clock = HoldClock.unseen(new Hold(rule.hold(), patience));
    return new RuleLine(clock, check.measured(), Truth.UNKNOWN, Truth.UNKNOWN);
  }

  /** What was not checked is gone, or nobody knows whether it is. */
  private void leave(Set<Key> checked, Scene scene) {
    if (scene.inventory().isPresent()) {
      lines.keySet().retainAll(checked);
    } else {
      lines.replaceAll((key, line) -> checked.contains(key) ? line : line.unknown(scene.at()));
    }
  }
}
