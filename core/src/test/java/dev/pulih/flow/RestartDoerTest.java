package dev.pulih.flow;

import static dev.pulih.recover.Samples.POD;
import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Recency;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restart decided at 300 s, to be sent by 360 s. */
class RestartDoerTest implements Rollouts, Ledger, SignalSource, Present {

  private Mode mode = Mode.AUTO;
  private final RestartDoer doer =
      new RestartDoer(
          this,
          new Clearance(
              new EffectRunner.LastLook(
                  this, this, Spans.defaults(), new Recency(0.8), Licence.alone(_ -> mode))));
  private final List<RestartOrder> sent = new ArrayList<>();
  private Truth applied = Truth.FALSE;
  private Answer answer = new Answer.Accepted(7);
  private Switches switches = Switches.none();
  private Reading errors = new Reading.Value(0.15);
  private Reading before = new Reading.Value(0.15);
  private double rate = 100;
  private Instant latest = at(0);
  private Runnable whileReading = () -> {};

  private final Begun open =
      begun(new IncidentState.Unopened(), new Opened(Samples.incident(), Samples.p1()), 0);
  private final Begun restarting =
      begun(open, new Observed(Samples.restartDue(Samples.p1(), 300)), 300);
  private Begun state = restarting;

  private static Begun begun(IncidentState before, IncidentEvent event, long second) {
    return (Begun) RecoveryMachine.next(before, event, at(second)).state();
  }

  private final RestartOrder order = new RestartOrder(WORKLOAD, at(300), Samples.incident().id());
  private final Effect.Restart effect =
      new Effect.Restart(order, new Effect.Check(TXN, List.of(POD), 0.10, 20), at(360));

  @Test
  void a_restart_is_sent_while_its_condition_holds() {
    assertThat(done(360)).isEqualTo(new Answer.Accepted(7));
    assertThat(sent).containsExactly(order);
  }

  @Test
  void a_tick_after_its_time_it_is_not_sent() {
    assertHeld(Reason.EXPIRED, 361);
  }

  @Test
  void the_kill_switch_holds_it_just_before_sending() {
    switches = new Switches(Optional.empty(), Optional.of("amir"));
    assertHeld(Reason.KILL_SWITCH, 310);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"OBSERVE", "DRY_RUN"})
  void a_pulih_that_was_started_in_a_mode_that_touches_nothing_sends_nothing(Mode other) {
    mode = other;
    assertHeld(Reason.OBSERVE_MODE, 310);
  }

  @Test
  void what_auto_decided_is_sent_in_mode_approve_too() {
    mode = Mode.APPROVE;
    assertThat(done(310)).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void a_pause_holds_it_until_it_ends() {
    switches =
        new Switches(Optional.of(new Switches.Pause("amir", "move", at(320))), Optional.empty());
    assertHeld(Reason.PAUSED, 319);
    assertThat(done(320)).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void a_condition_that_is_past_holds_it() {
    errors = new Reading.Value(0.10);
    assertHeld(Reason.CONDITION_PAST, 310);
  }

  @Test
  void a_condition_that_falls_is_past() {
    // Half a window ago 30 %, now half of it: it will be over by itself.
    before = new Reading.Value(0.30);
    assertHeld(Reason.CONDITION_PAST, 310);
  }

  @Test
  void a_last_minute_that_is_unknown_or_thin_holds_it() {
    errors = Samples.UNKNOWN;
    assertHeld(Reason.NOT_KNOWN, 310);
    errors = new Reading.Value(0.15);
    // 0.3 requests a second are 18 in a minute, less than 20.
    rate = 0.3;
    assertHeld(Reason.NOT_KNOWN, 310);
  }

  @Test
  void an_incident_that_went_on_sends_nothing() {
    assertThat(answer(doer.restart(effect, new FixedPresent(open, at(310)))))
        .isInstanceOf(Answer.Refused.class);
    assertThat(sent).isEmpty();
  }

  @Test
  void a_lost_answer_is_asked_for_again_even_after_the_deadline() {
    answer = new Answer.Unclear("lost", Duration.ofSeconds(30));
    assertThat(doer.restart(effect, new FixedPresent(restarting, at(310))))
        .isEqualTo(new Tried.Later("lost", Duration.ofSeconds(30)));
    applied = Truth.TRUE;
    answer = new Answer.Accepted(7);
    assertThat(done(400)).isEqualTo(new Answer.Accepted(7));
  }

  @Test
  void a_cluster_that_cannot_be_asked_is_asked_again_as_long_as_someone_waits() {
    applied = Truth.UNKNOWN;
    assertThat(doer.restart(effect, new FixedPresent(restarting, at(310))))
        .isInstanceOf(Tried.Later.class);
    assertThat(doer.restart(effect, new FixedPresent(open, at(310))))
        .isInstanceOf(Tried.Done.class);
    assertThat(sent).isEmpty();
  }

  /** Asking the cluster and Prometheus takes its time. */
  @Test
  void what_happens_while_it_looks_is_seen_before_it_sends() {
    assertLate(() -> latest = at(361), Reason.EXPIRED);
    assertLate(
        () -> switches = new Switches(Optional.empty(), Optional.of("amir")), Reason.KILL_SWITCH);
    assertLate(() -> state = open, Reason.PERSON);
  }

  private void assertLate(Runnable meanwhile, Reason reason) {
    latest = at(310);
    switches = Switches.none();
    state = restarting;
    whileReading = meanwhile;
    assertThat(answer(doer.restart(effect, this)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.hold().reason()).isEqualTo(reason));
    assertThat(sent).isEmpty();
  }

  private void assertHeld(Reason reason, long second) {
    assertThat(done(second))
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.hold().reason()).isEqualTo(reason));
    assertThat(sent).isEmpty();
  }

  private Answer done(long second) {
    latest = at(second);
    return answer(doer.restart(effect, new FixedPresent(restarting, latest)));
  }

  private static Answer answer(Tried doing) {
    return ((RestartAnswered) ((Tried.Done) doing).event()).answer();
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return Evidence.missing("not asked for");
  }

  @Override
  public Truth applied(RestartOrder asked) {
    return applied;
  }

  @Override
  public Answer restart(RestartOrder asked) {
    sent.add(asked);
    return answer;
  }

  @Override
  public void record(RestartSeen restart) {}

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    return List.of();
  }

  @Override
  public Switches switches() {
    return switches;
  }

  @Override
  public Begun state() {
    return state;
  }

  @Override
  public Instant decidedAt() {
    return at(300);
  }

  @Override
  public Optional<Hold> givenUp() {
    return Optional.empty();
  }

  @Override
  public Instant now() {
    return latest;
  }

  @Override
  public void put(Maintenance window) {
    throw new AssertionError("a restart plans no window");
  }

  @Override
  public void change(SwitchChange change) {
    throw new AssertionError("a restart switches nothing");
  }

  @Override
  public List<SwitchChange> changes(int most) {
    return List.of();
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant instant) {
    whileReading.run();
    Entity pod = new Entity.OfPod(POD);
    Reading shown = instant.isBefore(latest) ? before : errors;
    return new Readings(
        instant,
        Map.of(
            Signals.POD_ERROR_RATE.over(Span.RECENT), Map.of(pod, shown),
            Signals.POD_REQUEST_RATE.over(Span.RECENT), Map.of(pod, new Reading.Value(rate))),
        Map.of());
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }
}
