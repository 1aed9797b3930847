package dev.pulih.service.web;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Verdict;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Provisional;
import java.util.Optional;

/**
 * A verdict beside what the rules decided and what people said.
 *
 * @param source the model, or {@code template}
 * @param anomaly whether it takes it for an anomaly
 * @param confidence 0 to 100
 * @param recoverable whether it thinks that it can be recovered automatically
 * @param rootCause the likely cause, in its words
 * @param recommendedAction what it would do, in its words
 * @param rules what the rules decided
 * @param people what people said; empty as long as they have not
 */
public record SideBySide(
    String source,
    boolean anomaly,
    int confidence,
    boolean recoverable,
    String rootCause,
    String recommendedAction,
    String rules,
    Optional<String> people) {

  static Optional<SideBySide> of(Begun state) {
    return state.facts().notes().opinion().map(opinion -> of(opinion, state));
  }

  private static SideBySide of(Opinion opinion, Begun state) {
    Verdict verdict = opinion.verdict();
    return new SideBySide(
        opinion.source(),
        verdict.isAnomaly(),
        verdict.confidence(),
        verdict.autoRecoverable(),
        verdict.rootCause(),
        verdict.recommendedAction(),
        rules(state),
        people(state));
  }

  /** Whether a model gave it, and no rule. */
  public boolean byModel() {
    return !source.equals(TemplateAnalyst.SOURCE);
  }

  private static String rules(Begun state) {
    Facts facts = state.facts();
    return state instanceof Provisional
        ? "no threshold was passed"
        : facts.alarm().severity()
            + facts.latest().map(SideBySide::tried).orElse(", nothing tried");
  }

  private static String tried(Attempt attempt) {
    return ", stage %d: %s".formatted(attempt.stage().number(), word(attempt.result()));
  }

  private static String word(Attempt.Result result) {
    return switch (result) {
      case UNDER_WAY -> "under way";
      case RECOVERED -> "recovered";
      case NOT_RECOVERED -> "not recovered";
      case INCONCLUSIVE -> "inconclusive";
      case RELAPSED -> "relapsed";
      case REFUSED -> "refused";
      case DRY_RUN -> "dry run";
    };
  }

  private static Optional<String> people(Begun state) {
    return state.facts().notes().falseAlarm()
        ? Optional.of("a false alarm")
        : Optional.of(state)
            .filter(Closed.class::isInstance)
            .map(closed -> "closed by " + ((Closed) closed).by());
  }
}
