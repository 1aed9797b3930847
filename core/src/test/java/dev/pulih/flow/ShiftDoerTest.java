package dev.pulih.flow;

import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Recency;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shift decided at 300 s, to be sent by 360 s, and the same put back. */
class ShiftDoerTest implements SignalSource {

  private final FakeTraffic traffic = new FakeTraffic("mesh", "gateway");
  private final FakeLedger ledger = new FakeLedger();
  private Mode mode = Mode.AUTO;
  private final ShiftDoer doer =
      new ShiftDoer(
          new WeightWriter(traffic),
          new Clearance(
              new EffectRunner.LastLook(
                  this, ledger, Spans.defaults(), new Recency(0.8), Licence.alone(_ -> mode))));
  private final List<WeightChange> changes = List.of(traffic.toV1("mesh"), traffic.toV1("gateway"));
  private final Effect.Shift shift =
      new Effect.Shift(at(300), changes, new Effect.Check(TXN, List.of(), 0.20, 20), at(360));
  private final Effect.Undo undo = new Effect.Undo(at(605), changes, at(665));
  private final Effect.Release release = new Effect.Release(changes, at(760));
  private final Begun shifting = state(0, 300);
  private final Begun undoing = state(300, 605);
  private double ratio = 0.30;

  private static Begun state(long answered, long until) {
    IncidentState state = next(new IncidentState.Unopened(), opened(), 0);
    state = next(state, new Observed(shiftDue(p1(), 300)), 300);
    if (answered > 0) {
      state = next(state, new ShiftAnswered(at(answered), new Answer.Accepted(0)), 305);
      Reading worse = new Reading.Value(0.9);
      state = next(state, new Observed(shifted(p1(), worse, Truth.TRUE, Truth.TRUE)), until);
    }
    return (Begun) state;
  }

  private static IncidentEvent opened() {
    return new Opened(Samples.incident(), p1());
  }

  private static IncidentState next(IncidentState state, IncidentEvent event, long second) {
    return RecoveryMachine.next(state, event, at(second)).state();
  }

  @Test
  void all_weights_are_written_while_the_condition_holds() {
    assertThat(doer.shift(shift, new FixedPresent(shifting, at(310))))
        .isEqualTo(new Tried.Done(new ShiftAnswered(at(300), new Answer.Accepted(0))));
    assertThat(traffic.written()).containsExactly("mesh", "gateway");
  }

  @Test
  void a_condition_that_is_past_writes_nothing() {
    ratio = 0.20;
    assertRefused(Reason.CONDITION_PAST, doer.shift(shift, new FixedPresent(shifting, at(310))));
  }

  @Test
  void after_its_time_nothing_is_written() {
    assertRefused(Reason.EXPIRED, doer.shift(shift, new FixedPresent(shifting, at(361))));
  }

  @Test
  void an_incident_that_went_on_or_decided_anew_writes_nothing() {
    assertRefused(Reason.PERSON, doer.shift(shift, new FixedPresent(undoing, at(310))));
    Effect.Shift older = new Effect.Shift(at(200), changes, shift.check(), at(360));
    assertRefused(Reason.PERSON, doer.shift(older, new FixedPresent(shifting, at(310))));
  }

  @Test
  void weights_that_are_there_already_were_written_by_an_earlier_try() {
    traffic.set("mesh", 100, 0);
    traffic.set("gateway", 100, 0);
    assertThat(doer.shift(shift, new FixedPresent(undoing, at(900))))
        .isEqualTo(new Tried.Done(new ShiftAnswered(at(300), new Answer.Accepted(0))));
    assertThat(traffic.written()).isEmpty();
  }

  @Test
  void a_conflict_is_tried_again_after_two_seconds() {
    traffic.answer("mesh", new Answer.Conflicted("changed"));
    assertThat(doer.shift(shift, new FixedPresent(shifting, at(310))))
        .isEqualTo(new Tried.Later("changed", Duration.ofSeconds(2)));
  }

  @Test
  void
      an_unclear_answer_is_tried_again_after_as_long_as_the_server_wants_and_two_seconds_at_least() {
    traffic.answer("mesh", new Answer.Unclear("busy", Duration.ofSeconds(30)));
    assertThat(doer.shift(shift, new FixedPresent(shifting, at(310))))
        .isEqualTo(new Tried.Later("busy", Duration.ofSeconds(30)));
    traffic.answer("mesh", new Answer.Unclear("busy", Duration.ZERO));
    assertThat(doer.shift(shift, new FixedPresent(shifting, at(310))))
        .isEqualTo(new Tried.Later("busy", Duration.ofSeconds(2)));
  }

  @Test
  void what_is_being_put_back_is_given_up_while_that_is_tried_again() {
    traffic.set("mesh", 100, 0);
    kill();
    traffic.answer("mesh", new Answer.Unclear("lost", Duration.ZERO));
    assertThat(doer.shift(shift, new FixedPresent(shifting, at(310))))
        .isInstanceOfSatisfying(
            Tried.Retreats.class,
            r -> {
              assertThat(r.givenUp().reason()).isEqualTo(Reason.KILL_SWITCH);
              assertThat(r.later()).isEqualTo(new Tried.Later("lost", Duration.ofSeconds(2)));
            });
  }

  @Test
  void what_nobody_waits_for_any_more_is_not_tried_again() {
    traffic.hide("mesh");
    assertThat(refusal(doer.shift(shift, new FixedPresent(undoing, at(900)))))
        .isEqualTo(
            new Hold(
                Reason.EXPIRED,
                "whether it was carried out is not known: a VirtualService cannot be read"));
  }

  @Test
  void an_undo_puts_back_what_was_without_asking_for_a_condition() {
    written();
    ratio = 0;
    assertThat(doer.undo(undo, new FixedPresent(undoing, at(665))))
        .isEqualTo(new Tried.Done(new UndoAnswered(at(605), new Answer.Accepted(0))));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
    assertThat(traffic.v1("gateway")).isEqualTo(50);
  }

  @Test
  void an_undo_is_held_by_its_time_and_by_the_kill_switch() {
    written();
    assertThat(refusal(doer.undo(undo, new FixedPresent(undoing, at(666)))).reason())
        .isEqualTo(Reason.EXPIRED);
    kill();
    assertThat(refusal(doer.undo(undo, new FixedPresent(undoing, at(610)))).reason())
        .isEqualTo(Reason.KILL_SWITCH);
    assertThat(traffic.v1("mesh")).isEqualTo(100);
  }

  @Test
  void an_undo_is_tried_again_only_while_the_incident_waits_for_it() {
    written();
    traffic.hide("mesh");
    assertThat(doer.undo(undo, new FixedPresent(undoing, at(610)))).isInstanceOf(Tried.Later.class);
    assertThat(refusal(doer.undo(undo, new FixedPresent(shifting, at(610)))).reason())
        .isEqualTo(Reason.EXPIRED);
  }

  @Test
  void a_mode_that_touches_nothing_holds_a_shift_and_its_undo_but_no_persons_release() {
    mode = Mode.DRY_RUN;
    assertRefused(Reason.OBSERVE_MODE, doer.shift(shift, new FixedPresent(shifting, at(310))));
    written();
    assertThat(refusal(doer.undo(undo, new FixedPresent(undoing, at(610)))).reason())
        .isEqualTo(Reason.OBSERVE_MODE);
    assertThat(traffic.v1("mesh")).isEqualTo(100);
    doer.release(release, new FixedPresent(undoing, at(760)));
    assertThat(traffic.v1("mesh")).isEqualTo(50);
  }

  @Test
  void a_persons_release_is_not_held_by_the_kill_switch() {
    written();
    kill();
    assertThat(doer.release(release, new FixedPresent(undoing, at(760))))
        .isEqualTo(new Tried.Done(new ReleaseAnswered(new Answer.Accepted(0))));
    assertThat(traffic.v1("gateway")).isEqualTo(50);
  }

  @Test
  void a_release_after_its_time_writes_nothing_and_is_not_tried_again() {
    written();
    assertThat(refusal(doer.release(release, new FixedPresent(undoing, at(761)))))
        .isEqualTo(new Hold(Reason.EXPIRED, "it had to be sent by 2026-03-01T00:12:40Z"));
    traffic.hide("mesh");
    assertThat(doer.release(release, new FixedPresent(undoing, at(760))))
        .isInstanceOf(Tried.Later.class);
    assertThat(refusal(doer.release(release, new FixedPresent(undoing, at(761)))).reason())
        .isEqualTo(Reason.EXPIRED);
    assertThat(traffic.v1("gateway")).isEqualTo(100);
  }

  private void written() {
    traffic.set("mesh", 100, 0);
    traffic.set("gateway", 100, 0);
  }

  private void kill() {
    ledger.change(SwitchChange.killed(Instant.EPOCH, "amir"));
  }

  private void assertRefused(Reason reason, Tried doing) {
    assertThat(refusal(doing).reason()).isEqualTo(reason);
    assertThat(traffic.written()).isEmpty();
  }

  private static Hold refusal(Tried doing) {
    return ((Answer.Refused) answer(((Tried.Done) doing).event())).hold();
  }

  private static Answer answer(IncidentEvent event) {
    return switch (event) {
      case ShiftAnswered(Instant _, Answer answer) -> answer;
      case UndoAnswered(Instant _, Answer answer) -> answer;
      case ReleaseAnswered(Answer answer) -> answer;
      default -> throw new AssertionError("no answer: " + event);
    };
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant instant) {
    Entity service = new Entity.OfService(TXN);
    return new Readings(
        instant,
        Map.of(
            Signals.ERROR_RATE.over(Span.RECENT), Map.of(service, new Reading.Value(ratio)),
            Signals.REQUEST_RATE.over(Span.RECENT), Map.of(service, new Reading.Value(100))),
        Map.of());
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }
}
