package dev.pulih.simulator.play;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;

import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.report.Drafting;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Termination;
import dev.pulih.signal.Truth;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents told event by event where no scenario ends so; seconds count from the opening. */
final class Stories {

  private static final Reading GOOD = new Reading.Value(0.012);
  private static final Reading WORSE = new Reading.Value(0.4);

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, _ -> {});
  private final Incident incident = Samples.incident();

  private Stories() {
    book.begin(incident, new Opened(incident, p1()));
  }

  static Stories opened() {
    return new Stories();
  }

  Stories then(long second, IncidentEvent event) {
    book.apply(incident.id(), event, at(second));
    return this;
  }

  Stories sees(long second, Situation situation) {
    return then(second, new Observed(situation));
  }

  Begun state() {
    return (Begun) book.state(incident.id());
  }

  MemoryEventLog log() {
    return log;
  }

  String draft(Drafting drafting) {
    return drafting.draft("1", state(), log.events(incident.id()));
  }

  private String draft() {
    return draft(Drafting.template());
  }

  private RestartOrder order(long second) {
    return new RestartOrder(Samples.WORKLOAD, at(second), incident.id());
  }

  /** Stage 1 decided at 300 s, rolled out at 360 s. */
  Stories restarted() {
    return sees(300, restartDue(p1(), 300))
        .then(301, captured("java.lang.OutOfMemoryError: Java heap space"))
        .then(305, new RestartAnswered(order(300), new Answer.Accepted(7)))
        .sees(360, Samples.restarted(p1(), Progress.COMPLETE, Samples.UNKNOWN));
  }

  static IncidentEvent captured(String log) {
    Termination end = new Termination("OOMKilled", 137, at(250));
    Evidence.OfPod pod =
        new Evidence.OfPod(Samples.POD, Optional.of(end), log, Map.of("memory", "512Mi"));
    return new EvidenceCaptured(new Evidence(List.of(pod), List.of(), List.of()));
  }

  static String restartLoop() {
    Hold loop = new Hold(Reason.RESTART_LOOP, "0 rollouts and 3 restarts of one container");
    return opened().sees(120, restartDue(p1(), 120, loop)).draft();
  }

  static String undoneShift() {
    Situation worse = shifted(p1(), WORSE, Truth.TRUE, Truth.TRUE);
    return opened()
        .sees(300, shiftDue(p1(), 300))
        .then(305, new ShiftAnswered(at(300), new Answer.Accepted(8)))
        .sees(605, worse)
        .then(610, new UndoAnswered(at(605), new Answer.Accepted(9)))
        .then(
            612,
            new NotTold("PAGERDUTY", "not configured", new Effect.Page("it fails", 0, List.of())))
        .draft();
  }

  static String closedByAPerson() {
    Situation asked = mode(restartDue(p1(), 300), Mode.APPROVE);
    Hold killed = new Hold(Reason.KILL_SWITCH, "switched off by Siti");
    return opened()
        .sees(285, restartDue(p1(), 285, killed))
        .sees(300, asked)
        .then(320, new Approved("Amir Hamzah"))
        .sees(330, mode(restartDue(p1(), 300, killed), Mode.APPROVE))
        .sees(600, mode(restartDue(p1(), 300, killed), Mode.APPROVE))
        .then(1_500, new ClosedBy("Amir Hamzah", "amir hamzah rolled back release 41"))
        .draft();
  }

  static String relapse() {
    return opened()
        .restarted()
        .sees(660, Samples.restarted(p1(), Progress.COMPLETE, GOOD))
        .sees(960, calm(p1()))
        .then(1_560, new Relapsed(p1()))
        .sees(1_860, p1())
        .draft();
  }

  static String absorbed() {
    Stories story = opened().restarted();
    story.sees(660, Samples.restarted(p1(), Progress.COMPLETE, GOOD)).sees(960, calm(p1()));
    Situation p2 =
        Samples.with(
            p1(), Samples.view(Mode.AUTO, Optional.of(dev.pulih.detect.Severity.P2), Truth.FALSE));
    return story
        .then(1_200, new Relapsed(p2))
        .then(1_260, new Absorbed("cluster.storm.abc"))
        .draft();
  }
}
