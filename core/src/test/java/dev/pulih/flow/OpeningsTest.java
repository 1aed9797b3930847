package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentState.Advised;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Suspected;
import dev.pulih.recover.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a deviation asks the analyst, and what becomes of it when a threshold is passed. */
class OpeningsTest {

  @Test
  void a_deviation_asks_once_and_opens_nothing_for_people() {
    Desk desk = asking(1).anomaly(0).turn(0).turn(15).turn(30);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Suspected.class);
    assertThat(desk.log.decided(Effect.AskOpinion.class)).hasSize(1);
    assertThat(desk.log.decided(Effect.Tell.class)).isEmpty();
  }

  @Test
  void nobody_is_asked_about_deviations_where_nobody_could_answer() {
    Desk desk = new Desk(1).anomaly(0).turn(0);
    assertThat(desk.book().all()).isEmpty();
  }

  @Test
  void the_same_service_is_not_asked_about_again_for_a_quarter_of_an_hour() {
    Desk desk = asking(1).anomaly(0).turn(0);
    desk.happens(0, new OpinionGiven(Samples.verdict(false, 90, true)), 12);
    desk.turn(899);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Passed.class);
    desk.turn(900);
    assertThat(desk.incidents(0)).hasSize(2).last().isInstanceOf(Suspected.class);
  }

  @Test
  void a_threshold_makes_it_an_incident_in_which_stages_run() {
    Desk desk = asking(1).anomaly(0).turn(0).ill(0, Severity.P1).turn(15);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Open.class);
    desk.restartDue(0, 300).turn(300);
    assertThat(desk.log.decided(Effect.Restart.class)).hasSize(1);
  }

  @Test
  void what_a_model_confirmed_is_an_incident_only_once_a_threshold_is_passed() {
    Desk desk = asking(1).anomaly(0).turn(0);
    desk.happens(0, new OpinionGiven(Samples.verdict(true, 90, true)), 12).turn(15);
    assertThat(desk.incident(0)).isInstanceOf(Advised.class);
    desk.ill(0, Severity.P2).turn(30);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Open.class);
  }

  @Test
  void a_deviation_between_hides_no_relapse() {
    // Or a verdict would make room for a second restart.
    Desk desk = asking(1).ill(0, Severity.P1).turn(0).recovers(0, 300);
    desk.anomaly(0).turn(1_500);
    desk.happens(0, new OpinionGiven(Samples.verdict(true, 90, true)), 1_512).turn(1_515);
    desk.restartDue(0, 1_800).turn(1_800);
    List<Begun> incidents = desk.incidents(0);
    assertThat(incidents).hasSize(2);
    assertThat(incidents.getFirst()).isInstanceOf(AwaitingShift.class);
    assertThat(incidents.getLast()).isInstanceOf(Passed.class);
    assertThat(desk.log.decided(Effect.Restart.class)).hasSize(1);
  }

  @Test
  void a_storm_takes_a_deviation_in() {
    Desk desk = asking(3).anomaly(0).turn(0).ill(1, Severity.P1).ill(2, Severity.P1);
    desk.ill(0, Severity.P1).storm(15, 0, 1, 2).turn(15);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Passed.class);
    assertThat(desk.incident(0).facts().notes().asked().orElseThrow().at()).isEqualTo(at(0));
  }

  private static Desk asking(int services) {
    Policy policy = Policy.defaults();
    return new Desk(services).configured(policy.with(policy.advice().aboutDeviations(true)));
  }
}
