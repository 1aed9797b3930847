package dev.pulih.report;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.incident;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Opinion.Usage;
import dev.pulih.analyse.Verdict;
import dev.pulih.recover.Answer;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.EventLog.Said;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Transition;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Termination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents for drafts, told event by event; seconds count from the opening. */
final class Cases {

  static final String OOM = "java.lang.OutOfMemoryError: Java heap space";

  private final List<Recorded> events = new ArrayList<>();
  private IncidentState state = new IncidentState.Unopened();

  private Cases() {}

  static Cases opened() {
    return new Cases().then(0, new Opened(incident(), p1()));
  }

  Cases then(long second, IncidentEvent event) {
    Transition next = RecoveryMachine.next(state, event, at(second));
    state = next.state();
    Said said = new Said(next.step(), next.why());
    events.add(new Recorded(incident().id(), events.size() + 1L, at(second), event, said));
    return this;
  }

  /** Recovered by a restart: decided at 300 s, judged at 660 s, resolved at 960 s. */
  static Cases recovered(String log) {
    RestartOrder order = new RestartOrder(Samples.WORKLOAD, at(300), incident().id());
    return opened()
        .then(300, new Observed(restartDue(p1(), 300)))
        .then(301, captured(log))
        .then(305, new RestartAnswered(order, new Answer.Accepted(7)))
        .then(360, new Observed(restarted(p1(), Progress.COMPLETE, Samples.UNKNOWN)))
        .then(660, new Observed(restarted(p1(), Progress.COMPLETE, new Reading.Value(0.012))))
        .then(960, new Observed(calm(p1())));
  }

  /** With people after 300 s, and closed by one of them after 1,500 s. */
  static Cases closedBy(String who, String note) {
    return opened()
        .then(0, new Observed(p1()))
        .then(300, new Observed(p1()))
        .then(1_500, new ClosedBy(who, note));
  }

  static IncidentEvent captured(String log) {
    Termination end = new Termination("OOMKilled", 137, at(250));
    Evidence.OfPod pod =
        new Evidence.OfPod(Samples.POD, Optional.of(end), log, Map.of("memory", "512Mi"));
    return new EvidenceCaptured(new Evidence(List.of(pod), List.of(), List.of()));
  }

  static IncidentEvent opinion(String rootCause) {
    Verdict verdict = new Verdict(true, 80, rootCause, "kubectl get pods", true);
    return new OpinionGiven(new Opinion(verdict, "model", Usage.none(), Duration.ZERO));
  }

  Begun state() {
    return (Begun) state;
  }

  List<Recorded> events() {
    return List.copyOf(events);
  }

  CaseFile file() {
    return CaseFile.of(state(), events, Masking.defaults());
  }

  String draft(ProseWriter writer) {
    return new Drafting(writer, DraftShelf.none(), Masking.defaults())
        .draft("1", state(), events());
  }
}
