package dev.pulih.report;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Provisional;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How often the models' verdicts of a month agreed with the rules, with what became of it, and with
 * people. A month counts the incidents that began in it.
 *
 * @param month the month
 * @param rules whether it was an anomaly: the verdict against a threshold that was passed
 * @param recovery whether it could be recovered automatically: the verdict against the last action
 * @param people whether it was an anomaly: the verdict against the word of who closed it
 * @param rulesAndPeople the same for a threshold that was passed
 */
public record Agreement(
    YearMonth month, Share rules, Share recovery, Share people, Share rulesAndPeople) {

  /**
   * A share of incidents.
   *
   * @param agreed in which both said the same
   * @param all in which both said something
   */
  public record Share(long agreed, long all) {}

  /** Whether they were anomalies: the models' verdicts against thresholds that were passed. */
  static Share withRules(List<Begun> incidents) {
    return ofRules(incidents.stream().filter(Agreement::isSpokenOfByModel).toList());
  }

  private static boolean isSpokenOfByModel(Begun state) {
    return opinion(state).filter(Opinion::byModel).isPresent();
  }

  private static Share ofRules(List<Begun> states) {
    return share(states, s -> verdict(s).isAnomaly(), Agreement::passed, _ -> true);
  }

  /** By month, oldest first; incidents about which no model said anything do not count. */
  public static List<Agreement> byMonth(List<Begun> incidents, ZoneId zone) {
    Map<YearMonth, List<Begun>> months =
        incidents.stream()
            .filter(Agreement::isSpokenOfByModel)
            .collect(Collectors.groupingBy(s -> month(s, zone), TreeMap::new, Collectors.toList()));
    return months.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static YearMonth month(Begun state, ZoneId zone) {
    return YearMonth.from(state.facts().incident().openedAt().atZone(zone));
  }

  private static Agreement of(YearMonth month, List<Begun> states) {
    return new Agreement(
        month,
        ofRules(states),
        share(states, s -> verdict(s).autoRecoverable(), Agreement::recovered, Agreement::judged),
        share(states, s -> verdict(s).isAnomaly(), Agreement::confirmed, Agreement::spokenOf),
        share(states, Agreement::passed, Agreement::confirmed, Agreement::spokenOf));
  }

  private static Share share(
      List<Begun> states,
      Function<Begun, Boolean> one,
      Function<Begun, Boolean> other,
      Predicate<Begun> both) {
    List<Begun> counted = states.stream().filter(both).toList();
    long agreed = counted.stream().filter(s -> one.apply(s).equals(other.apply(s))).count();
    return new Share(agreed, counted.size());
  }

  private static Optional<Opinion> opinion(Begun state) {
    return state.facts().notes().opinion();
  }

  private static Verdict verdict(Begun state) {
    return opinion(state).orElseThrow().verdict();
  }

  private static boolean passed(Begun state) {
    return !(state instanceof Provisional);
  }

  private static boolean judged(Begun state) {
    return latest(state).filter(Agreement::isJudged).isPresent();
  }

  private static boolean isJudged(Attempt attempt) {
    return switch (attempt.result()) {
      case RECOVERED, NOT_RECOVERED, INCONCLUSIVE, RELAPSED -> true;
      case UNDER_WAY, REFUSED, DRY_RUN -> false;
    };
  }

  private static boolean recovered(Begun state) {
    return latest(state).filter(Attempt::helped).isPresent();
  }

  private static Optional<Attempt> latest(Begun state) {
    return state.facts().latest();
  }

  /** Someone closed it, or called it a false alarm. */
  private static boolean spokenOf(Begun state) {
    return state.facts().notes().falseAlarm()
        || (state instanceof Closed && !Resolution.isMerged(state));
  }

  private static boolean confirmed(Begun state) {
    return !state.facts().notes().falseAlarm();
  }
}
