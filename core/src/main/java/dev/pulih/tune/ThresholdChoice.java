package dev.pulih.tune;

import dev.pulih.detect.Severity;
import dev.pulih.detect.Threshold;
import dev.pulih.detect.ThresholdText;
import dev.pulih.tune.TunedRule.Change;
import dev.pulih.tune.TunedRule.Outcome;
import dev.pulih.tune.TunedRule.Right;
import dev.pulih.tune.TunedRule.Seen;
import dev.pulih.tune.TunedRule.Tried;
import dev.pulih.tune.TunedRule.Untold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The choice of a threshold: the least rung that keeps to the wanted rate, as all rungs above it
 * do. Without "all above" a threshold under the whole series would be chosen: it raises one alarm,
 * which never ends.
 *
 * @param wanted the rate
 * @param step from one tick to the next
 * @param objective what makes sense
 */
record ThresholdChoice(AlarmRate wanted, Duration step, Objective objective) {

  /** An alarm that stands for longer tells nobody anything. */
  private static final double MOST_STANDING = 0.1;

  /** Beyond it the known ticks may be another kind of time than the unknown ones. */
  private static final double MOST_UNKNOWN = 0.5;

  /** A threshold that could be lowered by less is right. */
  private static final double WORTH_IT = 0.9;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** What is needed is told in hours below it. */
  private static final Duration SHORT = Duration.ofDays(2);

  TunedRule of(RuleHistory history) {
    Tried present = history.tried(history.ladder().rung(present(history)));
    Seen seen = history.seen(step);
    Outcome outcome = refusal(history, seen).orElseGet(() -> chosen(history, seen, present));
    return new TunedRule(history.watched(), history.rule(), seen, present, outcome);
  }

  /** The number that holds at present. */
  static double present(RuleHistory history) {
    return history.rule().limit().number(history.watched().service());
  }

  private Optional<Outcome> refusal(RuleHistory history, Seen seen) {
    if (history.isEmpty()) {
      return Optional.of(new Untold("no reading is known"));
    }
    if (seen.unknownShare() > MOST_UNKNOWN) {
      return Optional.of(new Untold("%.0f %% is unknown".formatted(100 * seen.unknownShare())));
    }
    return wanted.allows(0, seen.known()) ? Optional.empty() : Optional.of(tooShort(seen));
  }

  /** What there is is rounded down and what is needed up, so that the two differ as told. */
  private Outcome tooShort(Seen seen) {
    Duration least = wanted.leastHistory();
    Duration unit = least.compareTo(SHORT) < 0 ? HOUR : DAY;
    return new Untold(
        "%.1f known %s are too few to promise %s alarms a week: at least %.1f are needed"
            .formatted(
                Math.floorDiv(10 * seen.known().toMillis(), unit.toMillis()) / 10.0,
                unit.equals(HOUR) ? "hours" : "days",
                number(wanted.perWeek()),
                Math.ceilDiv(10 * least.toMillis(), unit.toMillis()) / 10.0));
  }

  private Outcome chosen(RuleHistory history, Seen seen, Tried present) {
    int least = least(history, seen);
    if (least == history.ladder().size()) {
      return new Untold("no threshold keeps to the rate, however high");
    }
    int now = history.ladder().rung(present.number());
    boolean keeps = least <= now;
    if (keeps && isP1(history.rule())) {
      return new Right("keeps to the rate; a P1 is never lowered: no rate says what harms users");
    }
    boolean near = history.ladder().number(least) >= WORTH_IT * present.number();
    return keeps && near ? new Right("keeps to the rate") : change(history, seen, present, least);
  }

  /** The size of the ladder if there is none. */
  private int least(RuleHistory history, Seen seen) {
    int[] alarms = history.alarms();
    double[] standing = history.standing();
    int least = alarms.length;
    while (least > 0
        && wanted.allows(alarms[least - 1], seen.known())
        && standing[least - 1] <= MOST_STANDING) {
      least--;
    }
    return least;
  }

  /** A change to a rung that keeps to the rate. */
  Change change(RuleHistory history, Seen seen, Tried present, int rung) {
    Tried proposed = history.tried(rung);
    boolean lower = proposed.number() < present.number();
    return new Change(
        proposed,
        lower ? "can be lowered and keeps to the rate" : "the least that keeps to the rate",
        warnings(history, seen, present, proposed));
  }

  private List<String> warnings(RuleHistory history, Seen seen, Tried present, Tried proposed) {
    List<String> warnings = new ArrayList<>();
    OptionalDouble harmful = objective.harmful(history.rule(), history.watched());
    harmful.stream()
        .filter(h -> proposed.number() > h)
        .forEach(h -> warnings.add(looser(h, history.rule())));
    int lost = proposed.incidents().missed() - present.incidents().missed();
    if (lost > 0) {
      warnings.add("misses %d known incidents that the present one finds".formatted(lost));
    }
    if (seen.days() < 7) {
      warnings.add("less than a week is known: some days of the week were not seen");
    }
    return warnings;
  }

  private static String looser(double harmful, Threshold rule) {
    return "looser than %s, from where on the objective's P1 says that users are harmed"
        .formatted(ThresholdText.of(rule, harmful));
  }

  static boolean isP1(Threshold rule) {
    return rule.severity().filter(Severity.P1::equals).isPresent();
  }

  private static String number(double rate) {
    return rate == Math.rint(rate) ? "%.0f".formatted(rate) : String.valueOf(rate);
  }
}
