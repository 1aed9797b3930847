package dev.pulih.recover;

import static dev.pulih.recover.Samples.UNKNOWN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;
import static dev.pulih.recover.Samples.view;
import static dev.pulih.recover.Samples.with;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of every kind, in the variants that a state can tell apart, for each state. */
final class Pairs {

  private static final Reading GOOD = new Reading.Value(0.01);
  private static final Reading BAD = new Reading.Value(0.10);
  private static final Reading WORSE = new Reading.Value(0.50);
  private static final RestartOrder STRAY = new RestartOrder(Samples.WORKLOAD, at(1), "another");

  /** Soon, when no deadline is over, and late, when all of them are. */
  static final List<Instant> TIMES = List.of(at(310), at(1_000_000));

  private Pairs() {}

  /** An incident in each state, also before it has begun, and with a breaker in each way. */
  static List<IncidentState> states() {
    List<IncidentState> all = new ArrayList<>(List.of(new IncidentState.Unopened()));
    PersonsTest.everyState().forEach(all::add);
    Life shifted = Life.judgingShift().sees(605, shifted(p1(), GOOD, Truth.TRUE, Truth.TRUE));
    all.add(shifted.begun());
    all.add(shifted.happens(610, new IncidentEvent.ReleaseRequested("amir")).begun());
    Answer.Final written = new Answer.Accepted(0);
    all.add(shifted.happens(615, new IncidentEvent.ReleaseAnswered(written)).begun());
    all.add(shifted.happens(630, new IncidentEvent.BreakerSeen(errors(BAD, Severity.P1))).begun());
    all.add(shifted.happens(640, new IncidentEvent.ClosedBy("amir", "")).begun());
    all.add(shifted.happens(915, new IncidentEvent.BreakerSeen(errors(BAD, Severity.P1))).begun());
    all.add(closedWithBreaker().begun());
    all.add(relapsedAsP2().begun());
    all.add(overtaken().begun());
    return all;
  }

  private static ErrorsSeen errors(Reading rate, Severity... passed) {
    return new ErrorsSeen(Stream.of(passed).findFirst(), rate, Duration.ofMinutes(5));
  }

  /** The traffic stays shifted until somebody releases it. */
  private static Life closedWithBreaker() {
    return Life.judgingShift()
        .sees(605, shifted(p1(), GOOD, Truth.TRUE, Truth.TRUE))
        .happens(610, new IncidentEvent.ClosedBy("amir", ""));
  }

  private static Life relapsedAsP2() {
    return Life.judgingRestart()
        .sees(660, restarted(p1(), Progress.COMPLETE, GOOD))
        .sees(900, calm(p1()))
        .happens(1_000, new IncidentEvent.Relapsed(p2()));
  }

  /** With people, because stage 2 was impossible; stage 1 may still run. */
  private static Life overtaken() {
    return Life.opened().sees(300, shiftDue(p1(), 300, new Hold(Reason.NO_CAPACITY, "small")));
  }

  static List<IncidentEvent> events(IncidentState state) {
    return Stream.of(beginnings(), situations(), answers(state), people(), remarks())
        .flatMap(List::stream)
        .toList();
  }

  private static List<IncidentEvent> beginnings() {
    Incident storm = Incident.storm(List.of(Samples.TXN), at(0), Policy.defaults());
    return List.of(
        new IncidentEvent.Opened(Samples.incident(), p1()),
        new IncidentEvent.DeviationSeen(Samples.incident(), Samples.deviating()),
        new IncidentEvent.StormOpened(storm));
  }

  private static List<IncidentEvent> situations() {
    List<IncidentEvent> events = new ArrayList<>();
    seen().forEach(s -> events.add(new IncidentEvent.Observed(s)));
    Stream.of(p1(), p2()).forEach(s -> events.add(new IncidentEvent.Relapsed(s)));
    events.add(new IncidentEvent.Absorbed("storm"));
    return events;
  }

  private static Situation p2() {
    return with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
  }

  private static Situation dark() {
    return with(p1(), view(Mode.AUTO, Optional.empty(), Truth.UNKNOWN));
  }

  private static Stream<Situation> seen() {
    return Stream.of(
            Stream.of(p1(), p2(), calm(p1()), dark(), Samples.deviating()), due(), results())
        .flatMap(s -> s);
  }

  private static Stream<Situation> due() {
    Stream<Hold> holds =
        Stream.of(Reason.PAUSED, Reason.NO_HEALTHY_SUBSET, Reason.RESTART_LOOP, Reason.TOO_FEW_PODS)
            .map(reason -> new Hold(reason, "a guard"));
    return Stream.concat(
        Stream.of(Mode.values()).flatMap(m -> Stream.of(mode(restart(), m), mode(shift(), m))),
        holds.flatMap(h -> Stream.of(restart(h), shift(h))));
  }

  private static Situation restart(Hold... holds) {
    return restartDue(p1(), 999, holds);
  }

  private static Situation shift(Hold... holds) {
    return shiftDue(p1(), 999, holds);
  }

  private static Stream<Situation> results() {
    return Stream.concat(
        Stream.of(GOOD, BAD, UNKNOWN)
            .flatMap(
                r -> Stream.of(Progress.values()).map(progress -> restarted(p1(), progress, r))),
        Stream.of(GOOD, BAD, WORSE, UNKNOWN)
            .flatMap(
                r ->
                    Stream.of(Truth.values())
                        .map(inPlace -> shifted(p1(), r, Truth.TRUE, inPlace))));
  }

  private static List<IncidentEvent> answers(IncidentState state) {
    List<IncidentEvent> events = new ArrayList<>();
    for (Answer.Final answer : answers()) {
      events.add(new IncidentEvent.RestartAnswered(order(state), answer));
      events.add(new IncidentEvent.RestartAnswered(STRAY, answer));
      events.add(new IncidentEvent.ShiftAnswered(shift(state), answer));
      events.add(new IncidentEvent.ShiftAnswered(at(1), answer));
      events.add(new IncidentEvent.UndoAnswered(undo(state), answer));
      events.add(new IncidentEvent.UndoAnswered(at(1), answer));
      events.add(new IncidentEvent.ReleaseAnswered(answer));
    }
    return events;
  }

  private static List<Answer.Final> answers() {
    return List.of(
        new Answer.Accepted(7),
        new Answer.Refused(new Hold(Reason.CONDITION_PAST, "past")),
        new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "no")));
  }

  private static RestartOrder order(IncidentState state) {
    return state instanceof Restarting s ? s.order() : STRAY;
  }

  private static Instant shift(IncidentState state) {
    return state instanceof Shifting s ? s.decidedAt() : at(1);
  }

  private static Instant undo(IncidentState state) {
    return state instanceof Undoing s ? s.decidedAt() : at(1);
  }

  private static List<IncidentEvent> people() {
    return List.of(
        new IncidentEvent.Approved("amir"),
        new IncidentEvent.Declined("amir"),
        new IncidentEvent.CalledFalse("amir"),
        new IncidentEvent.Acknowledged("amir"),
        new IncidentEvent.ResendAsked("amir"),
        new IncidentEvent.ClosedBy("amir", "mine"),
        new IncidentEvent.ReleaseRequested("amir"),
        new IncidentEvent.LeftAsIs("amir"));
  }

  private static List<IncidentEvent> remarks() {
    return List.of(
        new IncidentEvent.EvidenceCaptured(Evidence.missing("nothing")),
        new IncidentEvent.OpinionGiven(Samples.opinion("template", true, 50, false)),
        new IncidentEvent.OpinionGiven(Samples.verdict(true, 90, true)),
        new IncidentEvent.OpinionGiven(Samples.verdict(false, 90, false)),
        new IncidentEvent.BreakerSeen(errors(GOOD)),
        new IncidentEvent.BreakerSeen(errors(BAD, Severity.P2)),
        new IncidentEvent.BreakerSeen(errors(BAD, Severity.P1)),
        new IncidentEvent.BreakerSeen(errors(UNKNOWN)),
        new IncidentEvent.SilenceSeen(Optional.of(at(2_000_000))),
        new IncidentEvent.SilenceSeen(Optional.empty()),
        new IncidentEvent.Withheld(new Effect.Tell("it fails", false), "it is over"),
        new IncidentEvent.Told("SLACK", "1"),
        new IncidentEvent.Called(0, "PAGERDUTY", "1", 1),
        new IncidentEvent.NotTold("SLACK", "no", new Effect.Tell("it fails", false)),
        new IncidentEvent.Drafted("# Draft"));
  }
}
