package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.incident;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Opinion;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.Situation.Progress;
import java.util.List;

/** The life of one incident, told event by event; seconds count from its opening. */
final class Life {

  private IncidentState state;
  private Transition last;

  private Life(Transition first) {
    this.state = first.state();
    this.last = first;
  }

  /** An incident opened by this situation. */
  static Life of(Situation situation) {
    return of(incident(), situation);
  }

  static Life of(Incident incident, Situation situation) {
    IncidentEvent opened = new Opened(incident, situation);
    return new Life(
        RecoveryMachine.next(new IncidentState.Unopened(), opened, incident.openedAt()));
  }

  static Life opened() {
    return of(p1());
  }

  /** A deviation about which the analyst is asked. */
  static Life suspected() {
    return suspected(incident());
  }

  static Life suspected(Incident incident) {
    IncidentEvent seen = new IncidentEvent.DeviationSeen(incident, Samples.deviating());
    return new Life(RecoveryMachine.next(new IncidentState.Unopened(), seen, incident.openedAt()));
  }

  /** A deviation that a model takes for an anomaly, since 12 s. */
  static Life advised() {
    return suspected().told(12, Samples.verdict(true, 70, false)).is(IncidentState.Advised.class);
  }

  /** An opinion is given. */
  Life told(long second, Opinion opinion) {
    return happens(second, new IncidentEvent.OpinionGiven(opinion));
  }

  /** Stage 1 decided at 300 s. */
  static Life restarting() {
    return opened().sees(300, restartDue(p1(), 300)).is(Restarting.class);
  }

  /** The restart accepted as generation 7 at 305 s. */
  static Life rollingOut() {
    return restarting().answersRestart(305, new Answer.Accepted(7));
  }

  /** The rollout over at 360 s. */
  static Life judgingRestart() {
    return rollingOut().sees(360, restarted(p1(), Progress.COMPLETE, Samples.UNKNOWN));
  }

  /** Stage 2 decided at 300 s. */
  static Life shifting() {
    return opened().sees(300, shiftDue(p1(), 300)).is(Shifting.class);
  }

  /** The weights written at 305 s. */
  static Life judgingShift() {
    return shifting().answersShift(305, new Answer.Accepted(0));
  }

  Life sees(long second, Situation situation) {
    return happens(second, new Observed(situation));
  }

  Life happens(long second, IncidentEvent event) {
    last = RecoveryMachine.next(state, event, at(second));
    state = last.state();
    return this;
  }

  Life answersRestart(long second, Answer.Final answer) {
    return happens(second, new RestartAnswered(order(), answer));
  }

  Life answersShift(long second, Answer.Final answer) {
    return happens(second, new ShiftAnswered(((Shifting) state).decidedAt(), answer));
  }

  RestartOrder order() {
    return ((Restarting) state).order();
  }

  Life is(Class<? extends IncidentState> expected) {
    assertThat(state).as(last.why()).isInstanceOf(expected);
    return this;
  }

  IncidentState state() {
    return state;
  }

  Begun begun() {
    return (Begun) state;
  }

  Facts facts() {
    return begun().facts();
  }

  Transition last() {
    return last;
  }

  <E extends Effect> List<E> effects(Class<E> kind) {
    return last.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean touches() {
    return last.effects().stream()
        .anyMatch(
            e ->
                e instanceof Effect.Restart
                    || e instanceof Effect.Shift
                    || e instanceof Effect.Undo
                    || e instanceof Effect.Release);
  }

  boolean pages() {
    return !effects(Effect.Page.class).isEmpty();
  }
}
