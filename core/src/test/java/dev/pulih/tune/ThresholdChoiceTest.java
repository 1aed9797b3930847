package dev.pulih.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.backtest.KnownIncident;
import dev.pulih.detect.Severity;
import dev.pulih.detect.Threshold;
import dev.pulih.detect.ThresholdText;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.Signals;
import dev.pulih.tune.TunedRule.Change;
import dev.pulih.tune.TunedRule.Right;
import dev.pulih.tune.TunedRule.Untold;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which threshold is chosen where the answer can be worked out by hand. */
class ThresholdChoiceTest {

  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int DAY = 288; // ticks of 5 min
  private static final int WEEK = 7 * DAY;
  private static final Duration AT_ONCE = Duration.ZERO;

  /** So many weeks at 100, and before them the hours that a live start reads. */
  private static double[] calm(int weeks) {
    double[] values = new double[SeriesStore.TICKS + weeks * WEEK];
    Arrays.fill(values, 100);
    return values;
  }

  /** Four weeks with ten peaks of two ticks: 1,000, 2,000 ... 10,000. */
  private static LagPast peaks() {
    double[] values = calm(4);
    for (int k = 1; k <= 10; k++) {
      int at = SeriesStore.TICKS + 2 * k * DAY;
      values[at] = 1000 * k;
      values[at + 1] = 1000 * k;
    }
    return LagPast.lag(STEP, values);
  }

  private static Change change(TunedRule tuned) {
    assertThat(tuned.outcome()).isInstanceOf(Change.class);
    return (Change) tuned.outcome();
  }

  private static String untold(TunedRule tuned) {
    assertThat(tuned.outcome()).isInstanceOf(Untold.class);
    return tuned.outcome().why();
  }

  /** Four weeks allow four alarms less one: those of 8,000, 9,000 and 10,000. */
  @Test
  void the_least_threshold_that_keeps_to_the_rate_is_chosen() {
    LagPast past = peaks();
    Threshold rule = past.rule("kafka_lag_p2", 500, AT_ONCE, Severity.P2);
    TunedRule tuned = past.tuned(1, rule).get("kafka_lag_p2");
    assertThat(change(tuned).proposed().number()).isEqualTo(7000); // on it is not over it
    assertThat(change(tuned).proposed().alarms()).isEqualTo(3);
    assertThat(tuned.present().alarms()).isEqualTo(10);
    assertThat(tuned.seen().days()).isEqualTo(28);
    assertThat(tuned.seen().samples()).isEqualTo(28 * DAY);
    assertThat(tuned.seen().highest()).isEqualTo(10_000);
    assertThat(change(tuned).warnings()).isEmpty();
  }

  /** Two a week: eight less one. */
  @Test
  void more_alarms_allow_a_lower_threshold() {
    LagPast past = peaks();
    Threshold rule = past.rule("kafka_lag_p2", 500, AT_ONCE, Severity.P2);
    assertThat(change(past.tuned(2, rule).get("kafka_lag_p2")).proposed().number()).isEqualTo(3000);
  }

  /** A peak of two ticks lasts five minutes from the first to the last, and not six. */
  @Test
  void the_holding_time_decides_what_an_alarm_is() {
    LagPast past = peaks();
    Threshold five = past.rule("five_p2", 500, Duration.ofMinutes(5), Severity.P2);
    Threshold six = past.rule("six_p2", 500, Duration.ofMinutes(6), Severity.P2);
    Map<String, TunedRule> tuned = past.tuned(1, five, six);
    assertThat(change(tuned.get("five_p2")).proposed().number()).isEqualTo(7000);
    assertThat(tuned.get("six_p2").present().alarms()).isZero();
    // Below 100 it would stand all the time; the least number over it is 100 itself.
    assertThat(change(tuned.get("six_p2")).proposed().number()).isEqualTo(100);
  }

  @Test
  void a_threshold_that_could_be_lowered_by_little_is_right() {
    LagPast past = peaks();
    Threshold rule = past.rule("kafka_lag_p2", 7500, AT_ONCE, Severity.P2);
    assertThat(past.tuned(1, rule).get("kafka_lag_p2").outcome()).isInstanceOf(Right.class);
    Threshold loose = past.rule("kafka_lag_p2", 7800, AT_ONCE, Severity.P2);
    assertThat(change(past.tuned(1, loose).get("kafka_lag_p2")).why()).contains("lowered");
  }

  @Test
  void a_p1_is_never_lowered() {
    LagPast past = peaks();
    Threshold rule = past.rule("kafka_lag_p1", 50_000, AT_ONCE, Severity.P1);
    TunedRule tuned = past.tuned(1, rule).get("kafka_lag_p1");
    assertThat(tuned.outcome()).isInstanceOf(Right.class);
    assertThat(tuned.outcome().why()).contains("never lowered");
  }

  /** Both need 7,000. */
  @Test
  void a_p1_stays_above_its_p2() {
    LagPast past = peaks();
    Map<String, TunedRule> tuned =
        past.tuned(
            1,
            past.rule("kafka_lag_p2", 500, AT_ONCE, Severity.P2),
            past.rule("kafka_lag_p1", 800, AT_ONCE, Severity.P1));
    assertThat(change(tuned.get("kafka_lag_p2")).proposed().number()).isEqualTo(7000);
    assertThat(change(tuned.get("kafka_lag_p1")).proposed().number()).isEqualTo(7100);
    assertThat(tuned.get("kafka_lag_p1").outcome().why()).contains("above its P2");
  }

  /** Held for 10 min it is 50 %; at once it is 100 % every tenth tick, which nothing exceeds. */
  @Test
  void a_p2_is_not_raised_to_a_p1_that_stays() {
    double[] values = calm(4);
    Arrays.setAll(values, i -> i % 10 == 0 ? 1 : 0.5);
    LagPast past = new LagPast(Signals.DB_CONNECTIONS, STEP, 2, values, List.of());
    Map<String, TunedRule> tuned =
        past.tuned(
            1,
            past.rule("db_connections_p2", 0.4, Duration.ofMinutes(10), Severity.P2),
            past.rule("db_connections_p1", 0.45, AT_ONCE, Severity.P1));
    assertThat(untold(tuned.get("db_connections_p1"))).contains("no threshold keeps");
    assertThat(untold(tuned.get("db_connections_p2"))).contains("not under its P1, which stays");
    TunedRule alone =
        past.tuned(1, past.rule("db_connections_p2", 0.4, Duration.ofMinutes(10), Severity.P2))
            .get("db_connections_p2");
    assertThat(change(alone).proposed().number()).isEqualTo(0.5);
  }

  /** The peak of 10,000 was an incident; so the next lower one is the third. */
  @Test
  void a_known_incident_is_no_alarm_and_one_that_would_be_missed_is_told() {
    LagPast all = peaks();
    KnownIncident last =
        new KnownIncident(LagPast.TOLLS, all.at(20 * DAY - 1), all.at(20 * DAY + 5));
    KnownIncident first =
        new KnownIncident(LagPast.TOLLS, all.at(2 * DAY - 1), all.at(2 * DAY + 5));
    LagPast past = all.with(first, last);
    Threshold rule = past.rule("kafka_lag_p2", 500, AT_ONCE, Severity.P2);
    TunedRule tuned = past.tuned(1, rule).get("kafka_lag_p2");
    // 14 of 8,064 ticks are not judged, and with them a fourth alarm cannot be promised.
    assertThat(change(tuned).proposed().number()).isEqualTo(7000);
    assertThat(change(tuned).proposed().alarms()).isEqualTo(2);
    assertThat(tuned.present().incidents()).isEqualTo(new TunedRule.Incidents(2, 2));
    assertThat(change(tuned).proposed().incidents()).isEqualTo(new TunedRule.Incidents(1, 2));
    assertThat(change(tuned).warnings()).anyMatch(w -> w.contains("misses 1 known"));
    assertThat(tuned.seen().highest()).isEqualTo(9000);
  }

  @Test
  void less_than_the_rate_needs_promises_nothing() {
    LagPast past = LagPast.lag(STEP, calm(1));
    Threshold rule = past.rule("kafka_lag_p2", 5000, AT_ONCE, Severity.P2);
    assertThat(past.tuned(1, rule).get("kafka_lag_p2").outcome()).isInstanceOf(Change.class);
    String why = untold(past.tuned(0.5, rule).get("kafka_lag_p2"));
    assertThat(why).contains("7.0 known days", "0.5 alarms a week", "at least 14.0");
  }

  /** A tick of 5 min is missing to the day that seven alarms a week need. */
  @Test
  void what_is_there_and_what_is_needed_are_told_so_that_they_differ() {
    LagPast past = LagPast.lag(STEP, Arrays.copyOf(calm(1), SeriesStore.TICKS + DAY - 1));
    Threshold rule = past.rule("kafka_lag_p2", 5000, AT_ONCE, Severity.P2);
    assertThat(untold(past.tuned(7, rule).get("kafka_lag_p2")))
        .contains("23.9 known hours", "7 alarms a week", "at least 24.0 are needed");
    double[] week = Arrays.copyOf(calm(1), SeriesStore.TICKS + WEEK - 1);
    LagPast almost = LagPast.lag(STEP, week);
    assertThat(untold(almost.tuned(1, rule).get("kafka_lag_p2")))
        .contains("6.9 known days", "1 alarms a week", "at least 7.0 are needed");
  }

  @Test
  void some_days_promise_more_alarms_with_a_warning() {
    LagPast past = LagPast.lag(STEP, Arrays.copyOf(calm(1), SeriesStore.TICKS + 2 * DAY));
    Threshold rule = past.rule("kafka_lag_p2", 5000, AT_ONCE, Severity.P2);
    Change proposal = change(past.tuned(7, rule).get("kafka_lag_p2"));
    assertThat(proposal.warnings()).anyMatch(w -> w.contains("less than a week"));
  }

  @Test
  void a_history_that_is_mostly_or_all_unknown_tells_nothing() {
    double[] values = calm(4);
    Arrays.fill(values, 0, SeriesStore.TICKS + 3 * WEEK, Double.NaN);
    LagPast past = LagPast.lag(STEP, values);
    Threshold rule = past.rule("kafka_lag_p2", 5000, AT_ONCE, Severity.P2);
    assertThat(untold(past.tuned(1, rule).get("kafka_lag_p2"))).isEqualTo("75 % is unknown");
    Arrays.fill(values, Double.NaN);
    LagPast none = LagPast.lag(STEP, values);
    assertThat(untold(none.tuned(1, rule).get("kafka_lag_p2"))).contains("no reading is known");
  }

  /** One alarm that never ends is one alarm; the least threshold is not below the series. */
  @Test
  void a_threshold_that_stands_all_the_time_is_not_chosen() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = calm(4);
    Arrays.setAll(values, _ -> 60_000 + random.nextInt(0, 900));
    LagPast past = LagPast.lag(STEP, values);
    Threshold rule = past.rule("kafka_lag_p2", 50, AT_ONCE, Severity.P2);
    TunedRule tuned = past.tuned(1, rule).get("kafka_lag_p2");
    assertThat(tuned.present().alarms()).isEqualTo(1);
    assertThat(tuned.present().standing()).isEqualTo(1);
    assertThat(change(tuned).proposed().number()).isEqualTo(61_000); // two digits above 60,900
    Arrays.fill(values, 60_000);
    TunedRule constant = LagPast.lag(STEP, values).tuned(1, rule).get("kafka_lag_p2");
    assertThat(change(constant).proposed().number()).isEqualTo(60_000);
  }

  @Test
  void a_share_that_reaches_all_has_no_threshold() {
    double[] values = calm(4);
    Arrays.setAll(values, i -> i % 10 == 0 ? 1 : 0.5);
    LagPast past = new LagPast(Signals.DB_CONNECTIONS, STEP, 2, values, List.of());
    Threshold rule = past.rule("db_connections_p2", 0.8, AT_ONCE, Severity.P2);
    assertThat(untold(past.tuned(1, rule).get("db_connections_p2"))).contains("no threshold keeps");
  }

  @Test
  void shares_are_written_as_a_configuration_has_them() {
    LagPast past = new LagPast(Signals.DB_CONNECTIONS, STEP, 2, calm(1), List.of());
    Threshold product = past.rule("db_connections_p2", 14.4 * 0.01, AT_ONCE, Severity.P2);
    assertThat(ThresholdText.of(product, 14.4 * 0.01)).isEqualTo("14.4 %");
    Threshold share = past.rule("db_connections_p2", 0.8, AT_ONCE, Severity.P2);
    assertThat(ThresholdText.of(share, 0.031)).isEqualTo("3.1 %");
    assertThat(ThresholdText.of(share, 0.8)).isEqualTo("80 %");
    assertThat(ThresholdText.of(share, 0.00031)).isEqualTo("0.031 %");
    Threshold lag = LagPast.lag(STEP, calm(1)).rule("kafka_lag_p2", 1, AT_ONCE, Severity.P2);
    assertThat(ThresholdText.of(lag, 6.1e9)).isEqualTo("6100000000");
  }

  @Test
  void a_rate_is_a_number_over_zero() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new AlarmRate(wrong)).hasMessageContaining("number over 0");
    }
  }
}
