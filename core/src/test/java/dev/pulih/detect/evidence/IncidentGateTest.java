package dev.pulih.detect.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.evidence.EvidenceSettings.Alarm;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two services, a row a minute; hot from 10 nats on, calm below 5 for two rows. */
class IncidentGateTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  private IncidentGate gate = gate(Duration.ZERO);
  private int minute;

  @Test
  void a_hot_service_begins_an_incident_and_one_just_below_does_not() {
    assertThat(row(9.99, 0)).isFalse();
    assertThat(row(10, 0)).isTrue();
    assertThat(gate.hot(10)).isTrue();
    assertThat(gate.hot(9.99)).isFalse();
  }

  @Test
  void a_service_that_stays_hot_begins_no_other() {
    assertThat(row(10, 0)).isTrue();
    assertThat(row(30, 0)).isFalse();
    assertThat(row(10, 0)).isFalse();
  }

  @Test
  void it_begins_another_once_it_was_calm_for_two_rows() {
    row(10, 0);
    row(4.9, 0);
    assertThat(row(10, 0)).isFalse();
    row(4.9, 0);
    row(4.9, 0);
    assertThat(row(10, 0)).isTrue();
  }

  @Test
  void what_is_neither_hot_nor_calm_does_not_arm_it() {
    row(10, 0);
    row(4.9, 0);
    row(5, 0);
    row(4.9, 0);
    assertThat(row(10, 0)).isFalse();
  }

  @Test
  void several_services_at_once_are_one_incident_and_all_are_disarmed() {
    assertThat(row(10, 12)).isTrue();
    assertThat(row(10, 12)).isFalse();
  }

  @Test
  void another_service_begins_another_incident() {
    assertThat(row(10, 0)).isTrue();
    assertThat(row(10, 10)).isTrue();
  }

  @Test
  void within_four_minutes_it_belongs_to_the_incident_before() {
    gate = gate(Duration.ofMinutes(4));
    assertThat(row(10, 0)).isTrue();
    row(10, 0);
    row(10, 0);
    assertThat(row(10, 10)).isFalse();
    // It was disarmed then, though nothing was raised, and stays so at the fourth minute.
    assertThat(row(10, 10)).isFalse();
  }

  @Test
  void after_four_minutes_it_is_one_of_its_own() {
    gate = gate(Duration.ofMinutes(4));
    assertThat(row(10, 0)).isTrue();
    row(10, 0);
    row(10, 0);
    row(10, 0);
    assertThat(row(10, 10)).isTrue();
  }

  @Test
  void what_was_folded_does_not_prolong_the_fold() {
    gate = gate(Duration.ofMinutes(4));
    row(10, 0);
    row(0, 0);
    row(0, 10);
    row(0, 0);
    assertThat(row(10, 0)).isTrue();
  }

  private boolean row(double... levels) {
    return gate.next(START.plusSeconds(60L * minute++), levels);
  }

  private static IncidentGate gate(Duration fold) {
    return new IncidentGate(new Alarm(10, 0.5, 2, fold), 2);
  }
}
