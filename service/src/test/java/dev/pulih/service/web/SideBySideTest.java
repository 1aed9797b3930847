package dev.pulih.service.web;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.DeviationSeen;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private final Incident incident = Incident.open(Samples.TXN, at(0), Policy.defaults());
  private IncidentState state = new IncidentState.Unopened();

  @Test
  void a_verdict_stands_beside_what_the_rules_decided() {
    happens(0, new Opened(incident, p1()));
    assertThat(SideBySide.of((Begun) state)).isEmpty();
    SideBySide before = told();
    assertThat(before.source()).isEqualTo("claude-sonnet-4-5");
    assertThat(before.anomaly()).isTrue();
    assertThat(before.recoverable()).isFalse();
    assertThat(before.rules()).isEqualTo("P1, nothing tried");
    assertThat(before.people()).isEmpty();
    happens(300, new Observed(restartDue(p1(), 300)));
    assertThat(now().rules()).isEqualTo("P1, stage 1: under way");
  }

  @Test
  void a_deviation_passed_no_threshold() {
    happens(0, new DeviationSeen(incident, Samples.deviating()));
    assertThat(told().rules()).isEqualTo("no threshold was passed");
  }

  @Test
  void people_close_it_or_call_it_a_false_alarm() {
    happens(0, new Opened(incident, p1()));
    told();
    happens(50, new ClosedBy("siti", "known"));
    assertThat(now().people()).contains("closed by siti");
    happens(51, new CalledFalse("siti"));
    assertThat(now().people()).contains("a false alarm");
  }

  private SideBySide told() {
    happens(20, new OpinionGiven(verdict(true, 70, false)));
    return now();
  }

  private SideBySide now() {
    return SideBySide.of((Begun) state).orElseThrow();
  }

  private void happens(long second, IncidentEvent event) {
    state = RecoveryMachine.next(state, event, at(second)).state();
  }
}
