package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a verdict holds an action back, where the policy lets it: one that is still awaited for a
 * short while, one that speaks against the action until a person lets it go. The template's verdict
 * holds nothing, for its confidence is an order among rules and no probability.
 */
final class Vetoes {

  private Vetoes() {}

  /** What holds an action back, with what a verdict has to say. */
  static List<Hold> added(List<Hold> holds, Facts facts, Instant now) {
    List<Hold> all = new ArrayList<>(holds);
    hold(facts, now).ifPresent(all::add);
    return all;
  }

  private static Optional<Hold> hold(Facts facts, Instant now) {
    return switch (facts.incident().policy().advice().authority()) {
      case ADVISE -> Optional.empty();
      case VETO -> awaited(facts, now).or(() -> objection(facts));
    };
  }

  private static Optional<Hold> awaited(Facts facts, Instant now) {
    Advice advice = facts.incident().policy().advice();
    return facts
        .notes()
        .asked()
        .filter(asked -> asked.pending() && now.isBefore(asked.at().plus(advice.waitFor())))
        .map(asked -> new Hold(Reason.AWAITING_VERDICT, "the analyst was asked at " + asked.at()));
  }

  private static Optional<Hold> objection(Facts facts) {
    int floor = facts.incident().policy().advice().floor();
    return facts
        .notes()
        .opinion()
        .filter(Opinion::byModel)
        .filter(opinion -> opinion.verdict().confidence() >= floor && objects(opinion.verdict()))
        .map(opinion -> new Hold(Reason.VETOED, Opinions.text(opinion)));
  }

  private static boolean objects(Verdict verdict) {
    return !verdict.isAnomaly() || !verdict.autoRecoverable();
  }
}
