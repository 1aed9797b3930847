package dev.pulih.tune;

import dev.pulih.tune.TunedRule.Change;
import dev.pulih.tune.TunedRule.Tried;
import dev.pulih.tune.TunedRule.Untold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The thresholds of one service. Where a P2 would reach its P1, the P1 is set just above it: both
 * keep to the rate then, and the P1 stays the more urgent. {@code kafka_lag_p2} and {@code
 * kafka_lag_p1} are such a pair.
 */
final class PairedChoice {

  private static final String P2 = "_p2";
  private static final String P1 = "_p1";

  private final ThresholdChoice choice;
  private final Map<String, RuleHistory> histories = new LinkedHashMap<>();
  private final Map<String, TunedRule> tuned = new LinkedHashMap<>();

  private PairedChoice(ThresholdChoice choice, List<RuleHistory> all) {
    this.choice = choice;
    for (RuleHistory history : all) {
      histories.put(history.rule().name(), history);
      tuned.put(history.rule().name(), choice.of(history));
    }
  }

  /** One for each history, in their order. */
  static List<TunedRule> of(ThresholdChoice choice, List<RuleHistory> histories) {
    PairedChoice pairs = new PairedChoice(choice, histories);
    histories.forEach(history -> pairs.order(history.rule().name()));
    return List.copyOf(pairs.tuned.values());
  }

  private void order(String name) {
    String urgent = name.replaceFirst(P2 + "$", P1);
    TunedRule p2 = tuned.get(name);
    TunedRule p1 = tuned.get(urgent);
    RuleHistory history = histories.get(urgent);
    if (p2 == null || p1 == null || history == null || !name.endsWith(P2)) {
      return;
    }
    if (p2.number() >= p1.number()) {
      order(p2, p1, history);
    }
  }

  private void order(TunedRule p2, TunedRule p1, RuleHistory history) {
    int above = history.ladder().above(p2.number());
    boolean told = !(p1.outcome() instanceof Untold);
    if (told && above < history.ladder().size()) {
      Change same = choice.change(history, p1.seen(), p1.present(), above);
      Tried proposed = same.proposed();
      put(p1.with(new Change(proposed, "just above its P2, which needs as much", same.warnings())));
    } else {
      put(p2.with(new Untold("what keeps to the rate is not under its P1, which stays")));
    }
  }

  private void put(TunedRule rule) {
    tuned.put(rule.rule().name(), rule);
  }
}
