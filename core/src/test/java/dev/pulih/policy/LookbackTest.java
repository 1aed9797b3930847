package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookbackTest {

  private static final GuardLimits LIMITS = GuardLimits.defaults();
  private static final Policy POLICY = Policy.defaults();

  @Test
  void of_all_that_looks_back_the_furthest_counts() {
    // Ineffective actions count for 4 h, those of an hour for one; a relapse comes within one.
    assertThat(Lookback.incidents(LIMITS, POLICY)).isEqualTo(Duration.ofHours(4));
    assertThat(Lookback.incidents(counting(Duration.ofMinutes(1)), relapsing(1)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(Lookback.incidents(LIMITS, relapsing(5 * 60))).isEqualTo(Duration.ofHours(5));
    assertThat(Lookback.incidents(LIMITS, asking(Duration.ofHours(6))))
        .isEqualTo(Duration.ofHours(6));
  }

  @Test
  void an_incident_that_was_opened_under_another_policy_relapses_by_that() {
    Duration four = Duration.ofHours(4);
    assertThat(Lookback.with(List.of(POLICY), four)).isEqualTo(four);
    assertThat(Lookback.with(List.of(POLICY, relapsing(300)), four)).isEqualTo(Duration.ofHours(5));
  }

  @Test
  void what_ships_keeps_more_than_is_looked_back_to() {
    Retention ships = Retention.defaults();
    assertThat(ships.incidents()).isGreaterThan(Lookback.incidents(LIMITS, POLICY));
    assertThat(ships.records().get(Retention.Kind.CALLS)).isGreaterThan(Lookback.CALLS);
    assertThat(ships.records().get(Retention.Kind.RESTARTS))
        .isGreaterThan(Lookback.RESTARTS)
        .isGreaterThan(LIMITS.restarts().within());
  }

  private static GuardLimits counting(Duration within) {
    return new GuardLimits(
        LIMITS.restarts(),
        LIMITS.storm(),
        LIMITS.actions(),
        new GuardLimits.Ineffective(3, within),
        LIMITS.newTemplate());
  }

  private static Policy relapsing(long minutes) {
    Policy.Escalation same = POLICY.escalation();
    return new Policy(
        POLICY.restart(),
        POLICY.shift(),
        new Policy.Escalation(
            same.idleAfter(),
            same.pageAfter(),
            same.waitForShift(),
            Duration.ofMinutes(minutes),
            same.routing()),
        POLICY.patience(),
        POLICY.advice());
  }

  private static Policy asking(Duration cooldown) {
    Advice same = POLICY.advice();
    return POLICY.with(
        new Advice(
            same.authority(), same.floor(), same.waitFor(), cooldown, same.aboutDeviations()));
  }
}
