package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import org.junit.jupiter.api.Test;

/** A P1 calls people after 15 min, or after 5 min in which no stage addressed it. */
class DeadlinesTest {

  private IncidentState state = new IncidentState.Unopened();

  private Begun happens(long second, IncidentEvent event) {
    state = RecoveryMachine.next(state, event, Samples.at(second)).state();
    return (Begun) state;
  }

  private Begun opened(Situation situation) {
    Incident incident = Incident.open(Samples.TXN, Samples.at(0), Policy.defaults());
    return happens(0, new Opened(incident, situation));
  }

  @Test
  void an_open_p1_calls_people_whatever_runs() {
    assertThat(Deadlines.ofCall(opened(Samples.p1()))).contains(Samples.at(900));
    Begun restarting = happens(300, new Observed(Samples.restartDue(Samples.p1(), 300)));
    assertThat(restarting).isInstanceOf(IncidentState.Restarting.class);
    assertThat(Deadlines.ofCall(restarting)).contains(Samples.at(900));
    assertThat(Deadlines.of(restarting)).isPresent();
  }

  @Test
  void one_that_no_stage_addresses_calls_them_sooner() {
    assertThat(Deadlines.of(opened(Samples.p1()))).isEmpty();
    assertThat(Deadlines.of(happens(15, new Observed(Samples.p1())))).contains(Samples.at(315));
  }

  @Test
  void a_p2_calls_nobody() {
    assertThat(Deadlines.ofCall(opened(Samples.p2()))).isEmpty();
    assertThat(Deadlines.of(happens(15, new Observed(Samples.p2())))).isEmpty();
  }

  @Test
  void who_was_called_is_not_called_again() {
    opened(Samples.p1());
    happens(15, new Observed(Samples.p1()));
    Begun called = happens(315, new Observed(Samples.p1()));
    assertThat(called).isInstanceOf(IncidentState.WithPeople.class);
    assertThat(Deadlines.ofCall(called)).isEmpty();
  }

  @Test
  void what_is_known_to_be_over_calls_nobody() {
    opened(Samples.p1());
    Begun over = happens(15, new Observed(Samples.calm(Samples.p1())));
    assertThat(over).isInstanceOf(IncidentState.Resolved.class);
    assertThat(Deadlines.ofCall(over)).isEmpty();
  }

  @Test
  void a_release_is_watched_for_five_minutes_also_of_what_is_closed() {
    opened(Samples.p1());
    happens(300, new Observed(Samples.shiftDue(Samples.p1(), 300)));
    happens(305, new IncidentEvent.ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
    assertThat(Deadlines.of(happens(310, new IncidentEvent.ClosedBy("siti", "known")))).isEmpty();
    happens(320, new IncidentEvent.ReleaseRequested("siti"));
    Begun watched = happens(330, new IncidentEvent.ReleaseAnswered(new Answer.Accepted(0)));
    assertThat(watched).isInstanceOf(IncidentState.Closed.class);
    assertThat(Deadlines.of(watched)).contains(Samples.at(630));
  }

  @Test
  void what_has_recovered_and_is_not_calm_yet_calls_nobody() {
    Begun open = opened(Samples.p1());
    Begun degraded = new IncidentState.Degraded(open.facts(), Samples.at(60));
    assertThat(Deadlines.ofCall(degraded)).isEmpty();
  }
}
