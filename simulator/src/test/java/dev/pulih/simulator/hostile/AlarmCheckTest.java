package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Storm;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service of a storm that was paged when it began, a quarter of an hour and more ago. */
class AlarmCheckTest {

  private static final int STEP = 15;
  private static final int LATER = 1_200;
  private static final Optional<Severity> P1 = Optional.of(Severity.P1);
  private static final Optional<Severity> P2 = Optional.of(Severity.P2);

  private final Storm storm = new Storm(Samples.T0, Set.of(Samples.TXN));
  private final Map<String, Begun> states = new HashMap<>();
  private final AlarmCheck check = new AlarmCheck(states);

  AlarmCheckTest() {
    Incident incident = Incident.storm(storm.members(), Samples.T0, Policy.defaults());
    Begun state =
        (Begun) RecoveryMachine.next(new Unopened(), new StormOpened(incident), Samples.T0).state();
    states.put(incident.id(), state);
  }

  @Test
  void what_began_with_the_storm_is_told_by_its_page_also_once_it_was_less_for_a_while() {
    ticks(0, LATER, P1);
    ticks(LATER, LATER + 60, P2);
    assertThatCode(() -> ticks(LATER + 60, 3 * LATER, P1)).doesNotThrowAnyException();
  }

  @Test
  void what_was_well_since_needs_a_page_of_its_own() {
    ticks(0, LATER, P1);
    ticks(LATER, LATER + 60, Optional.empty());
    assertNotPaged();
  }

  @Test
  void what_was_no_p1_when_the_storm_began_needs_one_too() {
    ticks(0, LATER + 60, P2);
    assertNotPaged();
  }

  @Test
  void who_looks_back_may_learn_that_it_began_with_the_storm() {
    ticks(0, LATER, P1);
    ticks(LATER, LATER + 60, Optional.empty());
    ticks(LATER + 60, LATER + 120, P1);
    check.blind();
    assertThatCode(() -> ticks(LATER + 120, 3 * LATER, P1, 0)).doesNotThrowAnyException();
  }

  private void assertNotPaged() {
    assertThatThrownBy(() -> ticks(LATER + 60, 3 * LATER, P1))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith("a P1 open for 15 minutes is paged");
  }

  private void ticks(int from, int until, Optional<Severity> worst) {
    ticks(from, until, worst, from);
  }

  private void ticks(int from, int until, Optional<Severity> worst, int since) {
    for (int second = from; second < until; second += STEP) {
      check.ticked(tick(second, rules(worst, since)));
    }
  }

  private TickReport tick(int second, OfService rules) {
    Detected detected =
        new Detected(
            new Readings(Samples.at(second), Map.of(), Map.of()),
            Map.of(Samples.TXN, rules),
            new Detected.Tally(0, 0, Achieved.none(), 0));
    Inventory nothing = new Inventory(detected.at(), Map.of());
    return new TickReport(detected, nothing, Map.of(), TroubleElsewhere.of(storm));
  }

  private static OfService rules(Optional<Severity> worst, int since) {
    StageCondition absent = StageCondition.absent(Samples.T0);
    List<Finding> findings = worst.map(is -> finding(is, since)).stream().toList();
    return new OfService(findings, absent, absent, Truth.FALSE, Optional.empty());
  }

  private static Finding finding(Severity severity, int since) {
    var measured =
        new Finding.Measured(Signals.ERROR_RATE, new Entity.OfService(Samples.TXN), 1, 0);
    return new Finding(
        Samples.TXN, "error_rate", measured, Samples.at(since), Optional.of(severity));
  }
}
