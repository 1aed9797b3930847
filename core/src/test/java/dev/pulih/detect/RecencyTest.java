package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a rate over 10 % still holds, now and against half a window ago. */
class RecencyTest {

  private static final Recency RECENCY = new Recency(0.8);
  private static final Entity POD = new Entity.OfPod(Tick.PODS.getFirst());

  private final Recents recents = new Recents(Signals.POD_ERROR_RATE.over(Span.RECENT), 2, RECENCY);
  private long second;

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({
    "0.15, 0.15, TRUE",
    // On the bound is not over it.
    "0.10, 0.10, FALSE",
    // 80 % of what it was is not falling; less is.
    "0.40, 0.50, TRUE",
    "0.39, 0.50, FALSE",
    // What rises holds.
    "0.90, 0.05, TRUE",
    "0.90, NaN, TRUE",
    "NaN, 0.90, UNKNOWN",
  })
  void a_rate_holds_over_the_bound_unless_it_falls(double now, double before, Truth truth) {
    assertThat(RECENCY.holds(Reading.of(now), Reading.of(before), 0.10)).isEqualTo(truth);
  }

  @Test
  void its_share_is_from_zero_to_one() {
    assertThat(new Recency(0).pastBelow()).isZero();
    assertThat(new Recency(1).pastBelow()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void another_share_is_refused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recency(share))
        .withMessage("pastBelow must be from 0 to 1; got " + share + ".");
  }

  @Test
  void what_was_never_read_is_not_known() {
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void before_half_a_window_has_passed_nothing_speaks_against_it() {
    reads(0.9);
    reads(0.2);
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.TRUE);
  }

  @Test
  void it_is_compared_with_the_reading_of_half_a_window_ago_and_no_other() {
    reads(0.9);
    reads(0.2);
    // Two ticks are half a window: 0.9.
    reads(0.2);
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.FALSE);
    // Now it is the second.
    reads(0.2);
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.TRUE);
  }

  @Test
  void an_unknown_reading_takes_its_place_too() {
    reads(0.9);
    recents.next(scene(Tick.dark(second++)), List.of(POD));
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.UNKNOWN);
    reads(0.2);
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.FALSE);
    reads(0.2);
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.TRUE);
  }

  @Test
  void what_is_gone_is_forgotten() {
    reads(0.9);
    recents.next(scene(Tick.dark(second++)), List.of());
    assertThat(recents.hold(POD, 0.10)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void half_of_a_short_window_is_at_least_one_tick() {
    Recents none = new Recents(Signals.POD_ERROR_RATE.over(Span.RECENT), 0, RECENCY);
    none.next(scene(tick(0.9)), List.of(POD));
    none.next(scene(tick(0.2)), List.of(POD));
    assertThat(none.hold(POD, 0.10)).isEqualTo(Truth.FALSE);
  }

  private void reads(double ratio) {
    recents.next(scene(tick(ratio)), List.of(POD));
  }

  private Tick tick(double ratio) {
    return Tick.dark(second++)
        .pod(Signals.POD_ERROR_RATE.over(Span.RECENT), Tick.PODS.getFirst(), ratio);
  }

  private static Scene scene(Tick tick) {
    return new Scene(
        Tick.WATCHED, Entities.of(Tick.WATCHED), tick.readings(), Optional.empty(), true);
  }
}
