package dev.pulih.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.simulator.scenario.GroundTruth.End;
import dev.pulih.simulator.world.ServiceProfile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {

  @Test
  void every_scenario_is_found_by_its_own_name() {
    assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates().hasSize(12);
    assertThat(Scenarios.all()).allMatch(s -> Scenarios.named(s.name()).isPresent());
    assertThat(Scenarios.named("nothing-like-it")).isEmpty();
  }

  @Test
  void descriptions_give_no_root_cause_away() {
    assertThat(Scenarios.all()).noneMatch(s -> s.description().contains(s.truth().rootCause()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_ordinary_day_crosses_no_threshold(long seed) {
    Played noise = Played.of(Scenarios.noise(), seed);
    for (int second = -240; second <= 1_500; second += 60) {
      assertCalm(noise.until(second));
    }
  }

  @Test
  void without_a_fault_the_whole_past_burns_no_budget() {
    Played calm = Played.withWholePast(Scenarios.prometheusGone());
    for (ServiceProfile service : calm.simulation().world().plan().office().services()) {
      assertThat(calm.value(Signals.ERROR_RATE.over(Span.TICKET_LONG), service.name()))
          .as(service.name())
          .isLessThan(service.slo().errorRatio());
    }
  }

  private static void assertCalm(Played played) {
    Readings readings = played.readings();
    for (ServiceProfile service : played.simulation().world().plan().office().services()) {
      double errors = readings.of(Signals.ERROR_RATE, service.service()).known().orElseThrow();
      double p99 = readings.of(Signals.P99_LATENCY, service.service()).known().orElseThrow();
      assertThat(errors)
          .as(service.name())
          .isLessThan(Math.min(0.02, 6 * service.slo().errorRatio()));
      assertThat(p99).as(service.name()).isLessThan(1.5 * service.slo().p99Seconds());
    }
    assertThat(gauge(readings, Played.group())).isLessThan(5_000);
    assertThat(gauge(readings, Played.database())).isLessThan(0.8);
  }

  private static double gauge(Readings readings, Entity entity) {
    Reading lag = readings.of(Signals.KAFKA_LAG, entity);
    return lag.known()
        .orElseGet(() -> readings.of(Signals.DB_CONNECTIONS, entity).known().orElseThrow());
  }

  @Test
  void no_restart_helps_against_a_dependency_that_is_down() {
    Played down = Played.of(Scenarios.dependencyDown()).until(400);
    assertThat(down.value(Signals.ERROR_RATE, "payment-service")).isCloseTo(0.18, within(0.01));
    down.restart("payment-service-v1");
    down.until(800);
    assertThat(down.value(Signals.ERROR_RATE, "payment-service")).isCloseTo(0.18, within(0.01));
  }

  @Test
  void a_crash_loop_is_seen_within_ten_minutes() {
    Played loop = Played.of(Scenarios.crashLoop()).until(330);
    assertThat(loop.value(Signals.ERROR_RATE, "account-service")).isBetween(0.05, 0.20);
    loop.until(600);
    int restarts =
        loop.inventory("account-service").pods().stream()
            .mapToInt(p -> p.health().restarts())
            .sum();
    assertThat(restarts).isGreaterThanOrEqualTo(3);
  }

  @Test
  void an_outage_of_the_database_reaches_five_services_within_two_minutes() {
    Played outage = Played.of(Scenarios.databaseOutage()).until(100);
    List<String> failing =
        outage.simulation().world().plan().office().services().stream()
            .map(ServiceProfile::name)
            .filter(s -> outage.value(Signals.ERROR_RATE, s) > 0.02)
            .toList();
    assertThat(failing).hasSize(5).doesNotContain("api-gateway");
    assertThat(gauge(outage.readings(), Played.database())).isEqualTo(1);
  }

  @Test
  void while_prometheus_is_gone_everything_is_unknown() {
    Played gone = Played.of(Scenarios.prometheusGone()).until(120);
    assertThat(gone.readings().failures()).containsOnlyKeys(Signals.shipped());
    gone.until(720);
    assertThat(gone.readings().failures()).isEmpty();
    assertThat(gone.of(Signals.ERROR_RATE.over(Span.RECENT), "txn-service"))
        .isInstanceOf(Reading.Value.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_night_service_has_too_few_requests_to_tell(long seed) {
    Played night = Played.of(Scenarios.lowTraffic(), seed).until(600);
    // Less than twenty requests in five minutes are 0.067 per second.
    assertThat(night.of(Signals.REQUEST_RATE, "violation-service").known().orElse(0))
        .isLessThan(0.06);
    assertThat(night.simulation().world().traffic("violation-service").demanded()).isPositive();
  }

  @Test
  void slow_answers_pass_three_times_the_objective_and_fail_nothing() {
    Played slow = Played.of(Scenarios.slowP99()).until(360);
    assertThat(slow.value(Signals.P99_LATENCY, "account-service")).isGreaterThan(3 * 0.3);
    assertThat(slow.value(Signals.ERROR_RATE, "account-service")).isLessThan(0.001);
  }

  @Test
  void the_lag_grows_past_both_thresholds() {
    Played lag = Played.of(Scenarios.kafkaLag());
    assertThat(gauge(lag.until(90).readings(), Played.group())).isBetween(5_000.0, 50_000.0);
    assertThat(gauge(lag.until(540).readings(), Played.group())).isGreaterThan(50_000);
  }

  @Test
  void a_one_minute_outage_is_over_in_the_last_minute_while_five_minutes_still_show_it() {
    Played outage = Played.of(Scenarios.oneMinuteOutage()).until(150);
    assertThat(outage.value(Signals.ERROR_RATE, "txn-service")).isCloseTo(0.2, within(0.02));
    assertThat(outage.value(Signals.ERROR_RATE.over(Span.RECENT), "txn-service")).isLessThan(0.01);
    assertThat(outage.until(400).value(Signals.ERROR_RATE, "txn-service")).isLessThan(0.001);
  }

  @Test
  void a_plateau_has_the_share_the_replicas_and_the_duration_that_were_asked_for() {
    Played plateau = Played.of(Scenarios.plateau(0.4, 3, Duration.ofMinutes(6))).until(330);
    assertThat(plateau.value(Signals.ERROR_RATE, "txn-service")).isCloseTo(0.4, within(0.01));
    assertThat(plateau.inventory("txn-service").pods()).hasSize(3).allMatch(Pod::ready);
    plateau.until(430);
    assertThat(plateau.value(Signals.ERROR_RATE.over(Span.RECENT), "txn-service")).isLessThan(0.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oom", "bad-version", "crash-loop", "database-outage"})
  void another_truth_changes_nothing_that_the_ports_answer(String name) {
    Scenario scenario = Scenarios.named(name).orElseThrow();
    Scenario relabelled = scenario.with(new GroundTruth("Nothing.", Set.of(), End.NOTHING));
    assertThat(answers(Played.of(relabelled))).isEqualTo(answers(Played.of(scenario)));
  }

  private static List<Object> answers(Played played) {
    Readings calm = played.until(0).readings();
    Readings ill = played.until(240).readings();
    return List.of(calm, ill, played.inventory("txn-service"), played.inventory("account-service"));
  }
}
