package dev.pulih.service.preview;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.ShiftPlan;
import dev.pulih.recover.Situation;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Termination;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be seen of a service that fails, at one instant. */
record Scenery(ServiceRef service, String said, Instant at) {

  private static final Reading UNKNOWN = Reading.unknown(Reading.Why.NO_DATA);

  Situation ill(Severity severity, Mode mode) {
    return situation(
        new Situation.View(
            mode, Optional.of(severity), Truth.FALSE, new Reading.Value(0.15), summary()));
  }

  private static Situation.Summary summary() {
    return new Situation.Summary(
        "error rate 15 %, over 5 % (error_rate_p1)", false, true, List.of());
  }

  /** The slowest of a hundred answers take three times as long as they may. */
  Finding slow() {
    Finding.Measured measured =
        new Finding.Measured(Signals.P99_LATENCY, new Entity.OfService(service), 0.65, 0.2);
    return new Finding(service, "p99_latency_p1", measured, at, Optional.of(Severity.P1));
  }

  /** More requests than usual, and no threshold is passed. */
  Situation deviating() {
    return situation(
        new Situation.View(
            Mode.AUTO,
            Optional.empty(),
            Truth.TRUE,
            new Reading.Value(0.002),
            new Situation.Summary(
                "request rate 90/s, over 60/s (deviation)", false, true, List.of())));
  }

  Situation p1() {
    return ill(Severity.P1, Mode.AUTO);
  }

  Situation p2() {
    return ill(Severity.P2, Mode.AUTO);
  }

  Situation calm() {
    return situation(
        new Situation.View(
            Mode.AUTO,
            Optional.empty(),
            Truth.TRUE,
            new Reading.Value(0.012),
            new Situation.Summary("", false, false, List.of())));
  }

  private Situation situation(Situation.View view) {
    return new Situation(
        view,
        new Situation.RestartOption(StageCondition.absent(at), Optional.of(workload()), List.of()),
        new Situation.ShiftOption(StageCondition.absent(at), plan(), List.of()),
        new Situation.Restarted(Situation.Progress.UNKNOWN, UNKNOWN),
        new Situation.Shifted(UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN));
  }

  WorkloadRef workload() {
    return WorkloadRef.deployment(service.namespace(), service.name());
  }

  PodRef pod() {
    return new PodRef(service.namespace(), service.name() + "-1");
  }

  Situation restartDue(Situation s, Hold... holds) {
    var option =
        new Situation.RestartOption(due(List.of(pod())), Optional.of(workload()), List.of(holds));
    return new Situation(s.view(), option, s.shift(), s.restarted(), s.shifted());
  }

  Situation shiftDue(Situation s, Hold... holds) {
    var option = new Situation.ShiftOption(due(List.of()), plan(), List.of(holds));
    return new Situation(s.view(), s.restart(), option, s.restarted(), s.shifted());
  }

  private StageCondition due(List<PodRef> pods) {
    return new StageCondition(
        StageCondition.Phase.MATURED, at, at, Truth.TRUE, new Reading.Value(0.15), pods);
  }

  Situation rolledOut(Situation s, double errors) {
    var restarted = new Situation.Restarted(Situation.Progress.COMPLETE, new Reading.Value(errors));
    return new Situation(s.view(), s.restart(), s.shift(), restarted, s.shifted());
  }

  Situation shifted(Situation s, double errors) {
    var shifted = new Situation.Shifted(new Reading.Value(errors), Truth.TRUE, Truth.TRUE);
    return new Situation(s.view(), s.restart(), s.shift(), s.restarted(), shifted);
  }

  private ShiftPlan plan() {
    String host = service.name();
    List<Destination> before =
        List.of(new Destination(host, "v1", 50), new Destination(host, "v2", 50));
    List<Destination> after =
        List.of(new Destination(host, "v1", 100), new Destination(host, "v2", 0));
    var route = new WeightChange.OfRoute(0, "main", before, after);
    return new ShiftPlan(
        "v1", List.of(new WeightChange(service.namespace(), host, "7", List.of(route))));
  }

  Evidence evidence() {
    Termination end = new Termination("OOMKilled", 137, at);
    var pod = new Evidence.OfPod(pod(), Optional.of(end), said, Map.of("memory", "512Mi"));
    return new Evidence(List.of(pod), List.of(), List.of());
  }

  Opinion opinion() {
    return opinion("claude-sonnet-4-5");
  }

  /** What the analyst says, whichever it is; the rules are called template. */
  Opinion opinion(String source) {
    Verdict verdict = new Verdict(true, 82, said, "kubectl top pods", true);
    return new Opinion(verdict, source, Opinion.Usage.none(), Duration.ofSeconds(3));
  }
}
