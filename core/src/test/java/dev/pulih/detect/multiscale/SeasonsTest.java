package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.multiscale.Seasons.Moment;
import java.time.Instant;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two series, of which the second is looked at, with a sample every five minutes. */
class SeasonsTest {

  private static final long STEP = 300;
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final int SLOT = 1;
  private static final double ANY = 1e12;

  private final RowLayout layout = new RowLayout();
  private final Seasons seasons = new Seasons(layout, 2, 8_064);
  private final int row = layout.size();
  private final double[] table = new double[2 * row];
  private long begun;
  private long now;

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0, 24",
    "1970-01-01T23:59:59Z, 23, 35",
    "1969-12-31T23:59:59Z, 23, 107",
    "1970-01-07T23:59:59Z, 23, 107",
    "2026-11-26T06:00:00Z, 6, 27"
  })
  void a_moment_knows_its_hour_and_its_time_of_the_week(String at, int hour, int time) {
    Moment moment = Moment.of(Instant.parse(at).getEpochSecond());
    assertThat(moment.hour()).isEqualTo(hour);
    assertThat(moment.time()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_700_000_000, -10 * WEEK})
  void nothing_is_usual_before_two_days_are_over(long epoch) {
    begin(epoch, _ -> 5);
    feed(2 * DAY - STEP, _ -> 5);
    assertThat(usual()).isNaN();
    feed(STEP, _ -> 5);
    assertThat(usual()).isEqualTo(5);
  }

  /** Hour h of the day has the value h, on each day. */
  @Test
  void after_two_days_the_mean_of_an_hour_is_usual() {
    LongToDoubleFunction hours = second -> Math.floorDiv(second, HOUR) % 24;
    begin(0, hours);
    feed(3 * DAY + 15 * HOUR, hours);
    assertThat(usual()).isEqualTo(15, within(1e-5));
  }

  /** Days 2 and 3 since the epoch, a Thursday, are the weekend: half as much. */
  @Test
  void after_two_weeks_the_mean_of_a_time_of_the_week_is() {
    LongToDoubleFunction workdays =
        second -> second / DAY % 7 == 2 || second / DAY % 7 == 3 ? 5 : 10;
    begin(0, workdays);
    feed(WEEK + 2 * DAY + 12 * HOUR, workdays);
    assertThat(usual()).isBetween(8.0, 9.0);
    feed(WEEK, workdays);
    assertThat(usual()).isEqualTo(5, within(1e-5));
    feed(2 * DAY, workdays);
    assertThat(usual()).isEqualTo(10, within(1e-5));
  }

  @Test
  void a_level_that_single_precision_cannot_tell_from_its_neighbours_is_learned_exactly() {
    LongToDoubleFunction hours = second -> 1e12 + Math.floorDiv(second, HOUR) % 24;
    begin(0, hours);
    feed(10 * DAY + 15 * HOUR, hours);
    assertThat(usual() - 1e12).isEqualTo(15, within(0.01));
  }

  @Test
  void what_a_sample_can_move_is_bounded() {
    begin(0, _ -> 0);
    feed(4 * DAY, _ -> 0);
    seasons.learn(table, row, SLOT, Moment.of(now), 1e30, 6);
    // The 49th of its hour.
    assertThat(usual()).isEqualTo(6.0 / 49, within(1e-6));
    seasons.learn(table, row, SLOT, Moment.of(now), -1e30, 6);
    assertThat(usual()).isEqualTo(6.0 / 49 - 6.0 / 50, within(1e-6));
  }

  /** A sample a second: an hour of the day has 3,600 a day, more than 32,767 in ten days. */
  @Test
  void more_samples_than_a_counter_holds_are_still_averaged() {
    begin(0, _ -> 1);
    for (int i = 0; i < 100_000; i++) {
      seasons.learn(table, row, SLOT, Moment.of(0), 1, ANY);
    }
    for (int i = 0; i < 4 * 336; i++) {
      seasons.learn(table, row, SLOT, Moment.of(0), 2, ANY);
    }
    assertThat(seasons.usual(table, row, SLOT, Moment.of(2 * DAY)))
        .isEqualTo(2 - Math.exp(-4), within(0.01));
  }

  @Test
  void series_have_nothing_to_do_with_each_other() {
    begin(0, _ -> 1);
    seasons.begin(table, 0, Moment.of(0), 0);
    feed(3 * DAY, _ -> 1);
    assertThat(seasons.usual(table, 0, 0, Moment.of(now))).isNaN();
  }

  private void begin(long epoch, LongToDoubleFunction value) {
    begun = epoch;
    now = epoch;
    seasons.begin(table, row, Moment.of(epoch), value.applyAsDouble(0));
  }

  private void feed(long duration, LongToDoubleFunction value) {
    for (long end = now + duration; now < end; now += STEP) {
      seasons.learn(table, row, SLOT, Moment.of(now), value.applyAsDouble(now - begun), ANY);
    }
  }

  private double usual() {
    return seasons.usual(table, row, SLOT, Moment.of(now));
  }
}
