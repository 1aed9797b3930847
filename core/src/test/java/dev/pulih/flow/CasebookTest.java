package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Routing;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState.AwaitingShift;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Transition.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the incidents hear of a tick. */
class CasebookTest {

  @Test
  void a_threshold_finding_opens_an_incident_and_the_next_tick_observes_it() {
    Desk desk = new Desk(2).ill(0, Severity.P2).turn(0).turn(15);
    assertThat(desk.book().all()).hasSize(1);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
    assertThat(desk.incident(0).facts().incident().openedAt()).isEqualTo(at(0));
    assertThat(desk.incident(0).facts().incident().policy()).isEqualTo(Policy.defaults());
    desk.calm(0).turn(30);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Resolved.class);
  }

  @Test
  void an_anomaly_or_nothing_at_all_opens_none() {
    Desk desk = new Desk(3).anomaly(0).calm(1).turn(0);
    assertThat(desk.book().all()).isEmpty();
  }

  @Test
  void each_service_has_an_incident_of_its_own() {
    Desk desk = new Desk(2).ill(0, Severity.P1).ill(1, Severity.P2).turn(0);
    assertThat(desk.incidents(0)).hasSize(1);
    assertThat(desk.incidents(1)).hasSize(1);
    desk.calm(0).turn(15);
    assertThat(desk.incident(0)).isInstanceOf(Resolved.class);
    assertThat(desk.incident(1)).isInstanceOf(Open.class);
  }

  @Test
  void the_ledger_is_asked_once_a_tick_however_many_services_there_are() {
    Desk desk = new Desk(9).ill(0, Severity.P1).turn(0);
    assertThat(desk.ledger.asked()).isEqualTo(1);
    assertThat(desk.turn(15).ledger.asked()).isEqualTo(2);
  }

  @Test
  void a_service_of_which_the_rules_say_nothing_is_not_over() {
    Desk desk = new Desk(1).ill(0, Severity.P1).turn(0).silent(0).turn(15);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
    // It was a P1 when it was last seen: nobody addresses it for five minutes.
    assertThat(desk.turn(300).incident(0)).isInstanceOf(Open.class);
    assertThat(desk.turn(315).incident(0)).isInstanceOf(WithPeople.class);
  }

  @Test
  void three_that_are_due_in_one_tick_are_two_recoveries_at_once_and_one_that_waits() {
    Desk desk = new Desk(3);
    for (int i = 0; i < 3; i++) {
      desk.ill(i, Severity.P1);
    }
    desk.turn(0);
    for (int i = 0; i < 3; i++) {
      desk.restartDue(i, 300);
    }
    desk.turn(300);
    assertThat(desk.incident(0)).isInstanceOf(Restarting.class);
    assertThat(desk.incident(1)).isInstanceOf(Restarting.class);
    assertThat(desk.incident(2)).isInstanceOf(Open.class);
    assertThat(held(desk.incident(2))).isEqualTo(Reason.TOO_MANY_ACTIONS);
    assertThat(desk.log.decided(Effect.Restart.class)).hasSize(2);
  }

  @Test
  void two_that_are_due_in_one_tick_are_counted_one_after_the_other() {
    GuardLimits one =
        new GuardLimits(
            GuardLimits.defaults().restarts(),
            GuardLimits.defaults().storm(),
            new GuardLimits.Actions(5, 1),
            GuardLimits.defaults().ineffective(),
            GuardLimits.defaults().newTemplate());
    Desk desk = new Desk(2, one).ill(0, Severity.P1).ill(1, Severity.P1).turn(0);
    desk.restartDue(0, 300).restartDue(1, 300).turn(300);
    assertThat(desk.log.decided(Effect.Restart.class)).hasSize(1);
    assertThat(held(desk.incident(1))).isEqualTo(Reason.TOO_MANY_ACTIONS);
  }

  @Test
  void two_services_over_one_deployment_restart_it_one_after_the_other() {
    Desk desk = new Desk(2).sharing(1, 0).ill(0, Severity.P1).ill(1, Severity.P1).turn(0);
    desk.restartDue(0, 300).restartDue(1, 300).turn(300);
    assertThat(desk.log.decided(Effect.Restart.class)).hasSize(1);
    assertThat(held(desk.incident(1))).isEqualTo(Reason.OBJECT_BUSY);
  }

  @Test
  void what_runs_is_not_known_and_so_nothing_is_restarted() {
    Desk desk = new Desk(1).ill(0, Severity.P1).turn(0).dark().restartDue(0, 300).turn(300);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
    assertThat(held(desk.incident(0))).isEqualTo(Reason.NOT_KNOWN);
  }

  @Test
  void a_p2_within_an_hour_of_an_automatic_recovery_reopens_it_and_opens_no_second_one() {
    Desk desk = recovered().ill(0, Severity.P2).turn(2_000);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Open.class);
    assertThat(desk.incident(0).facts().attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.RELAPSED);
    assertThat(desk.log.decided(Effect.Page.class)).isEmpty();
  }

  @Test
  void an_incident_restarts_once_even_if_it_comes_back_as_a_p2_and_gets_worse() {
    Desk desk = recovered().ill(0, Severity.P2).turn(2_000).restartDue(0, 2_300).turn(2_300);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(AwaitingShift.class);
    desk.turn(2_315);
    assertThat(desk.log.decided(Effect.Restart.class)).hasSize(1);
  }

  @Test
  void an_hour_after_its_end_is_soon_enough_and_a_second_later_is_not() {
    // It resolved at 960 s.
    assertThat(recovered().ill(0, Severity.P2).turn(960 + 3_600).incidents(0)).hasSize(1);
    Desk later = recovered().ill(0, Severity.P2).turn(960 + 3_601);
    assertThat(later.incidents(0)).hasSize(2);
    assertThat(later.incidents(0).getFirst()).isInstanceOf(Resolved.class);
  }

  @Test
  void an_incident_that_came_back_and_healed_by_itself_can_come_back_again() {
    Desk desk = recovered().ill(0, Severity.P2).turn(2_000).calm(0).turn(2_300);
    desk.ill(0, Severity.P2).turn(4_600);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(Open.class);
  }

  @Test
  void an_incident_comes_back_by_the_hour_that_it_was_opened_under() {
    // Half an hour, and an hour is configured by now: 45 min later it is another incident.
    Desk desk = recovered(new Desk(1).configured(relapsing(Duration.ofMinutes(30))));
    desk.configured(Policy.defaults()).ill(0, Severity.P1).turn(960 + 2_700);
    assertThat(desk.incidents(0)).hasSize(2);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
  }

  @Test
  void an_incident_comes_back_by_the_hour_that_it_was_opened_under_though_less_is_configured() {
    Desk desk = recovered().configured(relapsing(Duration.ofMinutes(30)));
    desk.ill(0, Severity.P1).turn(960 + 2_700);
    assertThat(desk.incidents(0)).singleElement().isInstanceOf(AwaitingShift.class);
  }

  @Test
  void what_healed_by_itself_or_was_closed_by_a_person_is_followed_by_a_new_incident() {
    Desk healed = new Desk(1).ill(0, Severity.P1).turn(0).calm(0).turn(300);
    assertThat(healed.ill(0, Severity.P1).turn(600).incidents(0)).hasSize(2);
    Desk closed = recovered().happens(0, new ClosedBy("siti", "done"), 1_000);
    assertThat(closed.ill(0, Severity.P1).turn(1_200).incidents(0)).hasSize(2);
  }

  @Test
  void what_a_restart_did_not_help_and_time_healed_is_followed_by_a_new_incident() {
    Desk desk = new Desk(1).ill(0, Severity.P1).turn(0).restartDue(0, 300).turn(300);
    RestartOrder order = ((Restarting) desk.incident(0)).order();
    Answer.Final no = new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "a webhook said no"));
    desk.happens(0, new RestartAnswered(order, no), 305).calm(0).turn(500);
    assertThat(desk.incident(0)).isInstanceOf(Resolved.class);
    assertThat(desk.ill(0, Severity.P1).turn(600).incidents(0)).hasSize(2);
  }

  @Test
  void the_latest_incident_comes_back_whatever_became_of_those_before_it() {
    Desk desk = new Desk(1).ill(0, Severity.P1).turn(0).calm(0).turn(300);
    desk.ill(0, Severity.P1).turn(600).recovers(0, 900).ill(0, Severity.P2).turn(2_000);
    assertThat(desk.incidents(0)).hasSize(2);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
  }

  @Test
  void only_the_latest_incident_of_a_service_comes_back() {
    Desk desk = recovered().ill(0, Severity.P2).turn(2_000);
    desk.happens(0, new ClosedBy("siti", "done"), 2_010).turn(2_015);
    assertThat(desk.incidents(0)).hasSize(2);
    assertThat(desk.incidents(0).getFirst()).isInstanceOf(Closed.class);
  }

  @Test
  void a_storm_opens_one_incident_that_pages_and_takes_in_those_in_which_nothing_was_done() {
    Desk desk = storming();
    assertThat(desk.storms())
        .singleElement()
        .satisfies(s -> assertThat(s).isInstanceOf(WithPeople.class));
    assertThat(desk.incident(0)).isInstanceOf(Closed.class);
    assertThat(((Closed) desk.incident(0)).by()).isEqualTo("storm " + stormId(desk));
    // The third had no incident before the storm, and gets none of its own.
    assertThat(desk.incidents(2)).isEmpty();
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
  }

  @Test
  void the_storms_incident_names_its_members_in_order() {
    assertThat(storming().log.load())
        .extracting(Recorded::event)
        .filteredOn(e -> e instanceof StormOpened)
        .singleElement()
        .satisfies(
            e ->
                assertThat(((StormOpened) e).incident().members())
                    .containsExactly(Desk.service(0), Desk.service(1), Desk.service(2)));
  }

  @Test
  void an_incident_that_acts_already_goes_on_through_a_storm() {
    Desk desk = new Desk(3).ill(0, Severity.P1).turn(0).restartDue(0, 300).turn(300);
    desk.storm(315, 0, 1, 2).turn(315);
    assertThat(desk.incident(0)).isInstanceOf(Restarting.class);
  }

  @Test
  void nothing_is_restarted_in_a_storm_not_even_outside_it() {
    Desk desk = new Desk(4).ill(3, Severity.P1).turn(0);
    desk.storm(15, 0, 1, 2).restartDue(3, 300).turn(300);
    assertThat(desk.incident(3)).isInstanceOf(Open.class);
    assertThat(held(desk.incident(3))).isEqualTo(Reason.STORM);
    assertThat(desk.log.decided(Effect.Restart.class)).isEmpty();
  }

  @Test
  void what_joins_a_storm_later_becomes_part_of_it() {
    Desk desk = storming().ill(3, Severity.P1).storm(15, 0, 1, 2).turn(30);
    assertThat(desk.incident(3)).isInstanceOf(Open.class);
    desk.storm(15, 0, 1, 2, 3).turn(45);
    assertThat(((Closed) desk.incident(3)).by()).isEqualTo("storm " + stormId(desk));
    assertThat(desk.storms()).hasSize(1);
  }

  /** Whoever takes over may learn of an earlier beginning than was seen before. */
  @Test
  void an_incident_that_was_opened_long_after_a_storm_stays_one_of_its_own() {
    Desk desk = storming().ill(3, Severity.P1).storm(15, 0, 1, 2).turn(700);
    desk.storm(15, 0, 1, 2, 3).turn(715);
    assertThat(desk.incident(3)).isInstanceOf(Open.class);
  }

  /** It is told of, and not again at each tick. */
  @Test
  void what_begins_as_a_part_of_a_storm_has_an_incident_that_ends_with_saying_so() {
    Desk desk = storming().ill(3, Severity.P1).storm(15, 0, 1, 2, 3).turn(30);
    assertThat(desk.incident(3)).isInstanceOf(Open.class);
    desk.turn(45).turn(60).turn(75);
    assertThat(desk.incidents(3)).singleElement().isInstanceOf(Closed.class);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
  }

  /** A second contact after five minutes. */
  @Test
  void a_storm_that_nobody_acknowledges_calls_the_next_contact_while_it_is_on() {
    Desk desk = storming(new Desk(4).configured(calling(Duration.ofMinutes(5))));
    for (int second = 30; second <= 900; second += 15) {
      desk.turn(second);
    }
    assertThat(desk.log.decided(Effect.Page.class))
        .extracting(Effect.Page::contact)
        .containsExactly(0, 1);
    desk.stormOver();
    for (int number = 0; number < 4; number++) {
      desk.calm(number);
    }
    for (int second = 915; second <= 1_800; second += 15) {
      desk.turn(second);
    }
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(2);
    assertThat(desk.log.decided(Effect.Tell.class))
        .filteredOn(tell -> tell.headline().equals("storm: calm again; a person can close it"))
        .hasSize(1);
    assertThat(desk.storms()).singleElement().isInstanceOf(WithPeople.class);
  }

  @Test
  void what_ails_a_service_after_a_storm_is_not_the_storm_that_came_back() {
    Desk desk = storming().stormOver().calm(0).calm(1).calm(2).turn(60);
    desk.ill(0, Severity.P1).turn(75).turn(90);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
  }

  @Test
  void after_a_storm_what_is_still_ill_has_an_incident_of_its_own_again() {
    Desk desk = storming().stormOver().turn(60);
    assertThat(desk.incident(0)).isInstanceOf(Open.class);
    assertThat(desk.incidents(0)).hasSize(2);
    assertThat(desk.incident(2)).isInstanceOf(Open.class);
  }

  @Test
  void a_storm_survives_a_restart_of_pulih_and_pages_once() {
    // The loop that starts anew takes up the storm of before, with its date.
    Desk desk = storming().restart().storm(15, 0, 1, 2).turn(100);
    assertThat(desk.storms()).hasSize(1);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
    assertThat(desk.incidents(0)).hasSize(1);
  }

  @Test
  void a_storm_that_lasts_for_hours_stays_one_incident() {
    Desk desk = storming();
    for (int second = 30; second <= 3 * 3_600; second += 15) {
      desk.turn(second);
    }
    assertThat(desk.storms()).hasSize(1);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(1);
  }

  @Test
  void the_next_storm_has_an_incident_and_a_page_of_its_own() {
    Desk desk = storming().storm(600, 0, 1, 2).turn(600);
    assertThat(desk.storms()).hasSize(2);
    assertThat(desk.log.decided(Effect.Page.class)).hasSize(2);
  }

  @Test
  void a_storm_whose_incident_a_person_closed_has_a_new_one_if_it_goes_on() {
    Desk desk = storming();
    desk.book().apply(stormId(desk), new ClosedBy("siti", "over"), at(20));
    assertThat(desk.turn(30).storms()).hasSize(2);
  }

  @Test
  void a_repeated_observation_that_changes_nothing_is_not_written_down() {
    Desk desk = new Desk(1).ill(0, Severity.P2).turn(0).turn(15);
    int before = desk.log.load().size();
    desk.turn(30).turn(45);
    assertThat(desk.log.load()).hasSize(before);
    assertThat(desk.log.load()).extracting(r -> r.step().step()).contains(Step.OPENED);
  }

  /** Opened at 0 s, restarted at 300 s, resolved at 960 s. */
  private static Desk recovered() {
    return recovered(new Desk(1));
  }

  private static Desk recovered(Desk desk) {
    desk.ill(0, Severity.P1).turn(0).recovers(0, 300);
    assertThat(desk.incident(0)).isInstanceOf(Resolved.class);
    return desk;
  }

  /** Two have incidents at 0 s; at 15 s there is a storm of three. */
  private static Desk storming() {
    return storming(new Desk(4));
  }

  private static Desk storming(Desk desk) {
    desk.ill(0, Severity.P1).ill(1, Severity.P2).turn(0);
    return desk.ill(2, Severity.P1).storm(15, 2, 1, 0).turn(15);
  }

  private static String stormId(Desk desk) {
    return desk.storms().getFirst().id();
  }

  private static Policy calling(Duration next) {
    Routing usual = Routing.defaults();
    return Policy.defaults()
        .with(
            new Routing(
                usual.routes(),
                usual.quiet(),
                List.of(next),
                usual.fallBackAfter(),
                usual.foldAbove()));
  }

  private static Policy relapsing(Duration within) {
    Policy policy = Policy.defaults();
    Policy.Escalation escalation = policy.escalation();
    return new Policy(
        policy.restart(),
        policy.shift(),
        new Policy.Escalation(
            escalation.idleAfter(),
            escalation.pageAfter(),
            escalation.waitForShift(),
            within,
            escalation.routing()),
        policy.patience(),
        policy.advice());
  }

  private static Reason held(Begun state) {
    return state.facts().notes().held().map(Hold::reason).orElseThrow();
  }
}
