package dev.pulih.detect;

import static dev.pulih.detect.StageCondition.Phase.ABSENT;
import static dev.pulih.detect.StageCondition.Phase.MATURED;
import static dev.pulih.detect.StageCondition.Phase.MATURING;
import static dev.pulih.detect.StageCondition.Phase.UNKNOWN;
import static dev.pulih.detect.Tick.PODS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.POD_ERROR_RATE;
import static dev.pulih.signal.Signals.POD_REQUEST_RATE;
import static dev.pulih.signal.Signals.REQUEST_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * A step of the errors at 0 s to a plateau p makes a rate over w seconds read {@code p · min(t, w)
 * ÷ w}: it is a mean over the window, which fills up.
 */
class StageConditionsTest {

  /** 15 % pass 10 % after 200 s, at the tick of 210 s; 5 min later is 510 s. */
  @Test
  void a_step_to_fifteen_percent_matures_stage_1_five_minutes_after_its_rate_passed_ten() {
    Watching watching = Watching.withDefaults();
    assertThat(watching.first(step(0.15), at -> at.restart().underWay())).contains(210);
    assertThat(watching.first(step(0.15), at -> at.restart().matured())).contains(510);
    OfService later = watching.tick(step(0.15));
    assertThat(later.restart().since()).isEqualTo(Tick.START.plusSeconds(510));
    assertThat(later.restart().began()).isEqualTo(Tick.START.plusSeconds(210));
    assertThat(later.restart().recent()).isEqualTo(Truth.TRUE);
    assertThat(later.restart().value()).isEqualTo(Reading.of(0.15));
    assertThat(later.shift().phase()).isEqualTo(ABSENT);
  }

  /** 30 %: stage 1 at 105 + 300 = 405 s, stage 2 at 210 + 180 = 390 s. */
  @Test
  void a_plateau_of_thirty_percent_matures_stage_2_first() {
    OfService at = after(600, step(0.30));
    assertThat(at.restart().since()).isEqualTo(Tick.START.plusSeconds(405));
    assertThat(at.shift().since()).isEqualTo(Tick.START.plusSeconds(390));
    assertThat(at.shift().began()).isEqualTo(Tick.START.plusSeconds(210));
  }

  /** 25 %: stage 1 at 135 + 300 s, stage 2 at 255 + 180 s. */
  @Test
  void a_plateau_of_twenty_five_percent_is_a_tie() {
    OfService at = after(600, step(0.25));
    assertThat(at.restart().since()).isEqualTo(Tick.START.plusSeconds(435));
    assertThat(at.shift().since()).isEqualTo(Tick.START.plusSeconds(435));
  }

  @Test
  void exactly_ten_and_twenty_percent_are_not_over_them() {
    assertThat(after(600, flat(0.10)).restart().phase()).isEqualTo(ABSENT);
    assertThat(after(600, flat(0.20)).shift().phase()).isEqualTo(ABSENT);
    assertThat(after(300, flat(0.101)).restart().phase()).isEqualTo(MATURED);
    assertThat(after(180, flat(0.201)).shift().phase()).isEqualTo(MATURED);
  }

  @Test
  void one_bad_pod_is_enough_and_is_named() {
    OfService at = after(300, at1 -> pods(Tick.lit(at1), 0, 0, 0.4, 0, 0));
    assertThat(at.restart().phase()).isEqualTo(MATURED);
    assertThat(at.restart().pods()).containsExactly(PODS.get(2));
    assertThat(at.restart().value()).isEqualTo(Reading.of(0.4));
  }

  @Test
  void the_worst_pod_comes_first_and_the_first_in_time_gives_the_date() {
    IntFunction<Tick> world =
        at -> pods(Tick.lit(at), 0, 0.2, at < 60 ? 0 : 0.5, 0, at < 120 ? 0 : 0.9);
    OfService at = after(375, world);
    // The fifth pod matures at 420 s: at 375 s it does not count yet.
    assertThat(at.restart().pods()).containsExactly(PODS.get(2), PODS.get(1));
    assertThat(at.restart().since()).isEqualTo(Tick.START.plusSeconds(300));
  }

  @Test
  void each_pod_matures_on_its_own() {
    IntFunction<Tick> turns =
        at ->
            at % 30 == 0
                ? pods(Tick.lit(at), 0.5, 0, 0, 0, 0)
                : pods(Tick.lit(at), 0, 0.5, 0, 0, 0);
    OfService at = after(900, turns);
    assertThat(at.restart().phase()).isEqualTo(MATURING);
    assertThat(at.restart().pods()).hasSize(1);
  }

  @Test
  void a_pod_that_no_longer_exists_does_not_count() {
    IntFunction<Tick> world = at -> pods(Tick.lit(at), 0.5, 0, 0, 0, 0);
    Watching watching = Watching.withDefaults();
    assertThat(watching.ticks(21, world).restart().matured()).isTrue();
    Pod[] left = PODS.subList(1, 5).stream().map(p -> Tick.pod(p, true)).toArray(Pod[]::new);
    OfService at = watching.tick(world, Tick.inventory(315, left));
    assertThat(at.restart().phase()).isEqualTo(ABSENT);
    assertThat(at.restart().pods()).isEmpty();
    assertThat(at.restart().recent()).isEqualTo(Truth.FALSE);
  }

  @Test
  void a_pod_that_came_back_starts_over() {
    IntFunction<Tick> world = at -> pods(Tick.lit(at), 0.5, 0, 0, 0, 0);
    Watching watching = Watching.withDefaults();
    watching.ticks(20, world);
    Pod[] left = PODS.subList(1, 5).stream().map(p -> Tick.pod(p, true)).toArray(Pod[]::new);
    watching.tick(world, Tick.inventory(300, left));
    assertThat(watching.tick(world).restart().phase()).isEqualTo(MATURING);
  }

  @Test
  void without_an_inventory_stage_1_pauses_and_then_is_unknown() {
    IntFunction<Tick> world = flat(0.5);
    Watching watching = Watching.withDefaults();
    watching.ticks(10, world);
    assertThat(watching.tick(world, Tick.noInventory(150)).restart().phase()).isEqualTo(MATURING);
    assertThat(watching.tick(world, Tick.noInventory(165)).restart().phase()).isEqualTo(MATURING);
    StageCondition third = watching.tick(world, Tick.noInventory(180)).restart();
    assertThat(third.phase()).isEqualTo(UNKNOWN);
    assertThat(third.value()).isEqualTo(Reading.unknown(Why.INVENTORY_UNKNOWN));
    assertThat(third.recent()).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void an_inventory_older_than_four_ticks_is_none() {
    Watching watching = Watching.withDefaults();
    // Its age is 0 to 60 s at the first five ticks; the next two only pause.
    for (int i = 0; i < 7; i++) {
      StageCondition restart = watching.tick(flat(0.5), Tick.inventory(0)).restart();
      assertThat(restart.phase()).isEqualTo(MATURING);
    }
    assertThat(watching.tick(flat(0.5), Tick.inventory(0)).restart().phase()).isEqualTo(UNKNOWN);
  }

  @Test
  void without_any_inventory_from_the_start_stage_1_is_unknown() {
    OfService at = Watching.withDefaults().tick(flat(0.5), Tick.noInventory(0));
    assertThat(at.restart().phase()).isEqualTo(UNKNOWN);
    assertThat(at.restart().value()).isEqualTo(Reading.unknown(Why.INVENTORY_UNKNOWN));
  }

  @Test
  void a_service_without_pods_has_nothing_to_read_though_it_is_known() {
    OfService at = Watching.withDefaults().tick(flat(0.5), Tick.scaledToZero(0));
    assertThat(at.restart().phase()).isEqualTo(ABSENT);
    assertThat(at.restart().value()).isEqualTo(Reading.unknown(Why.NO_DATA));
  }

  /** Half of the last minute is two ticks: 36 % after 50 % is 0.72, after 43 % it is 0.84. */
  @Test
  void what_is_recent_is_compared_with_half_a_minute_ago() {
    IntFunction<Tick> falling = at -> all(at, 0.5, at < 585 ? 0.5 : at < 600 ? 0.43 : 0.36);
    assertThat(after(585, falling).shift().recent()).isEqualTo(Truth.TRUE);
    assertThat(after(600, falling).shift().recent()).isEqualTo(Truth.FALSE);
    assertThat(after(600, falling).restart().recent()).isEqualTo(Truth.FALSE);
    assertThat(after(615, falling).shift().recent()).isEqualTo(Truth.TRUE);
  }

  @Test
  void an_unknown_pod_beside_good_ones_leaves_stage_1_unknown() {
    IntFunction<Tick> world =
        at -> pods(Tick.lit(at), 0, 0, 0, 0, 0).pod(POD_REQUEST_RATE, PODS.get(0), 0);
    OfService at = after(60, world);
    assertThat(at.restart().phase()).isEqualTo(UNKNOWN);
    assertThat(at.restart().value()).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void a_finished_outage_is_still_in_the_long_window_but_not_recent() {
    PodRef pod = PODS.getFirst();
    IntFunction<Tick> over =
        at ->
            flat(0.5)
                .apply(at)
                .pod(POD_ERROR_RATE.over(Span.RECENT), pod, 0.01)
                .service(ERROR_RATE.over(Span.RECENT), 0.01);
    IntFunction<Tick> onePod = at -> pods(over.apply(at), 0.5, 0, 0, 0, 0);
    assertThat(after(600, onePod).restart().recent()).isEqualTo(Truth.FALSE);
    assertThat(after(600, onePod).restart().matured()).isTrue();
    assertThat(after(600, over).shift().recent()).isEqualTo(Truth.FALSE);
    assertThat(after(600, over).shift().matured()).isTrue();
  }

  /** 19 requests in the last minute, of 20 wanted. */
  @Test
  void too_few_requests_in_the_last_minute_leave_recent_unknown() {
    PodRef pod = PODS.getFirst();
    IntFunction<Tick> quiet =
        at ->
            pods(Tick.lit(at), 0.5, 0, 0, 0, 0)
                .service(ERROR_RATE, 0.5)
                .service(ERROR_RATE.over(Span.RECENT), 0.5)
                .service(REQUEST_RATE.over(Span.RECENT), 19 / 60.0)
                .pod(POD_ERROR_RATE.over(Span.RECENT), pod, 0.5)
                .pod(POD_REQUEST_RATE.over(Span.RECENT), pod, 19 / 60.0);
    assertThat(after(300, quiet).restart().recent()).isEqualTo(Truth.UNKNOWN);
    assertThat(after(300, quiet).shift().recent()).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void unknown_ticks_delay_stage_2_by_their_number() {
    IntFunction<Tick> gap = at -> at == 60 || at == 75 ? Tick.dark(at) : flat(0.5).apply(at);
    Watching watching = Watching.withDefaults();
    assertThat(watching.first(gap, at -> at.shift().matured())).contains(210);
    assertThat(watching.tick(gap).shift().since()).isEqualTo(Tick.START.plusSeconds(210));
  }

  @Test
  void three_unknown_ticks_start_stage_2_over() {
    IntFunction<Tick> gap = at -> at >= 60 && at <= 90 ? Tick.dark(at) : flat(0.5).apply(at);
    Watching watching = Watching.withDefaults();
    // Known again at 105 s, 180 s later is 285 s.
    assertThat(watching.first(gap, at -> at.shift().matured())).contains(285);
  }

  private static OfService after(int seconds, IntFunction<Tick> world) {
    return Watching.withDefaults().ticks(seconds / Watching.INTERVAL + 1, world);
  }

  /** Every pod, and so the service, fails at this ratio from 0 s on. */
  private static IntFunction<Tick> step(double ratio) {
    return at -> all(at, ratio * Math.min(at, 300) / 300, ratio * Math.min(at, 60) / 60);
  }

  /** The same ratio over every window. */
  private static IntFunction<Tick> flat(double ratio) {
    return at -> all(at, ratio, ratio);
  }

  private static Tick all(int at, double condition, double recent) {
    Tick tick = pods(Tick.lit(at), condition, condition, condition, condition, condition);
    PODS.forEach(pod -> tick.pod(POD_ERROR_RATE.over(Span.RECENT), pod, recent));
    return tick.service(ERROR_RATE, condition).service(ERROR_RATE.over(Span.RECENT), recent);
  }

  private static Tick pods(Tick tick, double... ratios) {
    for (int i = 0; i < ratios.length; i++) {
      tick.pod(POD_ERROR_RATE, PODS.get(i), ratios[i]);
    }
    return tick;
  }
}
