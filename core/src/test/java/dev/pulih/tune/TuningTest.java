package dev.pulih.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.Played;
import dev.pulih.backtest.RuleCount;
import dev.pulih.backtest.Sighting;
import dev.pulih.backtest.Whereabouts;
import dev.pulih.detect.Severity;
import dev.pulih.detect.Threshold;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tuning counts in one pass is what a backtest finds by the same threshold. */
class TuningTest {

  private static final Duration STEP = Duration.ofSeconds(15);
  private static final int TICKS = 400;
  private static final List<Duration> HOLDS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          STEP,
          Duration.ofSeconds(40),
          Duration.ofMinutes(2));

  static List<Integer> seeds() {
    return java.util.stream.IntStream.range(0, 30).boxed().toList();
  }

  /** A walk with jumps, with holes of one to five ticks, and with an incident or two. */
  private static LagPast past(SplittableRandom random) {
    double[] values = new double[SeriesStore.TICKS + TICKS];
    double level = 500;
    int hole = 0;
    for (int i = 0; i < values.length; i++) {
      level = Math.max(0, level + random.nextInt(-60, 61) + (random.nextInt(40) == 0 ? 300 : 0));
      level -= level > 900 ? 200 : 0;
      hole = hole > 0 ? hole - 1 : random.nextInt(15) == 0 ? random.nextInt(1, 6) : 0;
      values[i] = hole > 0 ? Double.NaN : Math.rint(level);
    }
    LagPast past = new LagPast(Signals.KAFKA_LAG, STEP, random.nextInt(4), values, List.of());
    int first = random.nextInt(TICKS / 2);
    KnownIncident one = new KnownIncident(LagPast.TOLLS, past.at(first), past.at(first + 25));
    int second = random.nextInt(TICKS / 2, TICKS);
    KnownIncident other = new KnownIncident(LagPast.TOLLS, past.at(second), past.at(second + 9));
    return random.nextBoolean() ? past.with(one) : past.with(one, other);
  }

  private static long alarms(Played played) {
    return played.findings().counts().stream().mapToLong(TuningTest::outside).sum();
  }

  private static long outside(RuleCount count) {
    return (long) count.at(Whereabouts.OUTSIDE) + count.at(Whereabouts.UNKNOWABLE);
  }

  private static long found(Played played) {
    return played.sightings().stream().filter(Sighting::played).filter(s -> !s.missed()).count();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void it_counts_what_a_backtest_finds(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LagPast past = past(random);
    Duration hold = HOLDS.get(random.nextInt(HOLDS.size()));
    for (double number : List.of(0.5, 300.0, 480.0, 777.0, 1100.0)) {
      Threshold rule = past.rule("kafka_lag_p2", number, hold, Severity.P2);
      TunedRule.Tried present = past.tuned(1, rule).get("kafka_lag_p2").present();
      Played played = past.backtested(rule);
      assertThat((long) present.alarms()).as("alarms over %s", number).isEqualTo(alarms(played));
      assertThat((long) present.incidents().found()).isEqualTo(found(played));
    }
  }

  /** The alarms that are promised are those that a backtest of the proposal finds. */
  @ParameterizedTest
  @MethodSource("seeds")
  void a_backtest_of_the_proposal_finds_what_was_promised(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LagPast past = past(random);
    Duration hold = HOLDS.get(random.nextInt(HOLDS.size()));
    Threshold rule = past.rule("kafka_lag_p2", 5, hold, Severity.P2);
    // 400 ticks are 0.01 weeks: 600 a week are 5 of them, and one for the margin.
    TunedRule tuned = past.tuned(600, rule).get("kafka_lag_p2");
    assertThat(tuned.outcome()).isInstanceOf(TunedRule.Change.class);
    TunedRule.Tried proposed = ((TunedRule.Change) tuned.outcome()).proposed();
    Played played =
        past.backtested(past.rule("kafka_lag_p2", proposed.number(), hold, Severity.P2));
    assertThat((long) proposed.alarms()).isEqualTo(alarms(played));
    double weeks = tuned.seen().days() / 7;
    assertThat(proposed.alarms() + 1).isLessThanOrEqualTo((int) Math.floor(600 * weeks));
  }
}
