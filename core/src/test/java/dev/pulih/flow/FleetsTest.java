package dev.pulih.flow;

import static dev.pulih.recover.Samples.POD;
import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Fleet;
import dev.pulih.policy.Fleet.Acting;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Storm;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.recover.Answer;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the guards are told, as of 4,000 s. */
class FleetsTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final FakeLedger ledger = new FakeLedger();
  private IncidentState state = new IncidentState.Unopened();

  @Test
  void nothing_but_what_people_switched_where_no_incident_is() {
    Switches off = new Switches(Optional.empty(), Optional.of("amir"));
    ledger.change(SwitchChange.killed(Instant.EPOCH, "amir"));
    assertThat(fleet(List.of(), TroubleElsewhere.nothing()))
        .isEqualTo(
            new Fleet(
                off,
                List.of(),
                new Fleet.Activity(List.of(), List.of()),
                TroubleElsewhere.nothing(),
                Set.of()));
  }

  @Test
  void a_storm_is_passed_on() {
    TroubleElsewhere storm = TroubleElsewhere.of(new Storm(at(0), Set.of(TXN)));
    assertThat(fleet(List.of(), storm).elsewhere()).isEqualTo(storm);
  }

  @Test
  void an_incident_acts_from_the_decision_to_restart_until_its_judgement() {
    assertThat(acting(opened())).isFalse();
    assertThat(acting(sees(300, restartDue(p1(), 300)))).isTrue();
    assertThat(acting(happens(305, new RestartAnswered(order(), new Answer.Accepted(7))))).isTrue();
    assertThat(acting(sees(360, restarted(p1(), Progress.COMPLETE, Samples.UNKNOWN)))).isTrue();
    assertThat(acting(sees(660, restarted(p1(), Progress.COMPLETE, new Reading.Value(0)))))
        .isFalse();
    assertThat(acting(sees(960, calm(p1())))).isFalse();
  }

  @Test
  void an_incident_acts_from_the_decision_to_shift_until_it_is_judged_and_put_back() {
    opened();
    assertThat(acting(sees(300, shiftDue(p1(), 300)))).isTrue();
    assertThat(acting(happens(305, new ShiftAnswered(at(300), new Answer.Accepted(0))))).isTrue();
    Situation worse = shifted(p1(), new Reading.Value(0.9), Truth.TRUE, Truth.TRUE);
    assertThat(acting(sees(605, worse))).isTrue();
    assertThat(state).isInstanceOf(IncidentState.Undoing.class);
    Answer.Final done = new Answer.Accepted(0);
    assertThat(acting(happens(610, new IncidentEvent.UndoAnswered(at(605), done)))).isFalse();
  }

  @Test
  void who_acts_is_named_with_its_incident() {
    opened();
    assertThat(fleet(sees(300, restartDue(p1(), 300))).activity().acting())
        .containsExactly(new Acting(Samples.incident().id(), Set.of("Deployment bos/txn-service")));
  }

  @Test
  void an_action_counts_from_its_decision_even_after_its_incident_is_over() {
    opened();
    sees(300, restartDue(p1(), 300));
    happens(305, new RestartAnswered(order(), new Answer.Accepted(7)));
    sees(360, restarted(p1(), Progress.COMPLETE, Samples.UNKNOWN));
    sees(660, restarted(p1(), Progress.COMPLETE, new Reading.Value(0)));
    assertThat(fleet(sees(960, calm(p1()))).activity().done())
        .containsExactly(new Fleet.Done(TXN, at(300), false));
  }

  /** Stage 2 is decided in the step that judges stage 1: by then it must count. */
  @Test
  void what_is_under_way_was_in_vain_when_another_action_is_due() {
    opened();
    sees(300, restartDue(p1(), 300));
    assertThat(fleet(begun()).activity().done())
        .containsExactly(new Fleet.Done(TXN, at(300), true));
  }

  @Test
  void what_did_not_help_was_in_vain_also_where_the_rollout_came_off() {
    opened();
    sees(300, restartDue(p1(), 300));
    happens(305, new RestartAnswered(order(), new Answer.Accepted(7)));
    sees(360, restarted(p1(), Progress.COMPLETE, Samples.UNKNOWN));
    sees(660, restarted(p1(), Progress.COMPLETE, new Reading.Value(0.15)));
    assertThat(fleet(begun()).activity().done()).extracting(Fleet.Done::inVain).containsOnly(true);
  }

  @Test
  void a_rehearsal_or_a_refusal_touched_nothing() {
    opened();
    Situation dry = Samples.mode(restartDue(p1(), 300), Mode.DRY_RUN);
    assertThat(fleet(sees(300, dry)).activity().done()).isEmpty();
    opened();
    Hold no = new Hold(Reason.NOT_A_DEPLOYMENT, "a StatefulSet");
    assertThat(fleet(sees(300, restartDue(p1(), 300, no))).activity().done()).isEmpty();
  }

  @Test
  void a_breaker_is_open_until_it_is_released_even_where_the_incident_is_closed() {
    opened();
    sees(300, shiftDue(p1(), 300));
    happens(305, new ShiftAnswered(at(300), new Answer.Accepted(0)));
    assertThat(fleet(begun()).openBreakers()).containsExactly("VirtualService bos/txn");
    happens(400, new IncidentEvent.ClosedBy("siti", "done"));
    assertThat(fleet(begun()).openBreakers()).containsExactly("VirtualService bos/txn");
    happens(500, new IncidentEvent.ReleaseRequested("siti"));
    assertThat(fleet(begun()).openBreakers()).containsExactly("VirtualService bos/txn");
    happens(510, new IncidentEvent.ReleaseAnswered(new Answer.Accepted(0)));
    assertThat(fleet(begun()).openBreakers()).isEmpty();
  }

  @Test
  void restarts_are_remembered_for_as_long_as_the_guard_looks_back() {
    RestartSeen old = new RestartSeen(WORKLOAD, POD.name(), "1", at(4_000 - 601));
    RestartSeen late = new RestartSeen(WORKLOAD, POD.name(), "2", at(4_000 - 600));
    ledger.record(old);
    ledger.record(late);
    assertThat(fleet(List.of(), TroubleElsewhere.nothing()).restarts()).containsExactly(late);
    GuardLimits.Restarts long_ = new GuardLimits.Restarts(3, Duration.ofHours(2));
    assertThat(Remembered.at(at(4_000), ledger, long_).restarts()).containsExactly(old, late);
  }

  private Begun opened() {
    state = new IncidentState.Unopened();
    return happens(0, new Opened(Samples.incident(), p1()));
  }

  private Begun sees(long second, Situation situation) {
    return happens(second, new Observed(situation));
  }

  private Begun happens(long second, IncidentEvent event) {
    state = RecoveryMachine.next(state, event, at(second)).state();
    return begun();
  }

  private Begun begun() {
    return (Begun) state;
  }

  private RestartOrder order() {
    return ((IncidentState.Restarting) state).order();
  }

  private boolean acting(Begun incident) {
    return !fleet(incident).activity().acting().isEmpty();
  }

  private Fleet fleet(Begun incident) {
    return fleet(List.of(incident), TroubleElsewhere.nothing());
  }

  private Fleet fleet(List<Begun> incidents, TroubleElsewhere elsewhere) {
    GuardLimits.Restarts limits = new GuardLimits.Restarts(3, TEN_MINUTES);
    return Fleets.of(incidents, Remembered.at(at(4_000), ledger, limits), elsewhere);
  }
}
