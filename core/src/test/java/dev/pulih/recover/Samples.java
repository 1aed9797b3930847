package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.recover.Situation.Restarted;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.recover.Situation.Shifted;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.recover.Situation.Summary;
import dev.pulih.recover.Situation.View;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Situations and incidents for tests; each has the requester's numbers. */
public final class Samples {

  public static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  public static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  public static final WorkloadRef WORKLOAD = WorkloadRef.deployment("bos", "txn-service");
  public static final PodRef POD = new PodRef("bos", "txn-service-1");
  public static final Reading UNKNOWN = Reading.unknown(Reading.Why.NO_DATA);

  private Samples() {}

  public static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  public static Incident incident() {
    return Incident.open(TXN, T0, Policy.defaults());
  }

  /** One that began five minutes before it matured. */
  public static StageCondition matured(long second, List<PodRef> pods) {
    return new StageCondition(
        StageCondition.Phase.MATURED,
        at(second),
        at(second - 300),
        Truth.TRUE,
        new Reading.Value(0.15),
        pods);
  }

  public static StageCondition maturing(long second) {
    return new StageCondition(
        StageCondition.Phase.MATURING,
        at(second),
        at(second),
        Truth.TRUE,
        new Reading.Value(0.15),
        List.of());
  }

  public static ShiftPlan plan() {
    List<Destination> before =
        List.of(new Destination("txn", "v1", 50), new Destination("txn", "v2", 50));
    List<Destination> after =
        List.of(new Destination("txn", "v1", 100), new Destination("txn", "v2", 0));
    WeightChange.OfRoute route = new WeightChange.OfRoute(0, "main", before, after);
    return new ShiftPlan("v1", List.of(new WeightChange("bos", "txn", "7", List.of(route))));
  }

  /** A P1 in mode auto, with nothing maturing and nothing held. */
  public static Situation p1() {
    return new Situation(
        view(Mode.AUTO, Optional.of(Severity.P1), Truth.FALSE),
        new RestartOption(StageCondition.absent(T0), Optional.of(WORKLOAD), List.of()),
        new ShiftOption(StageCondition.absent(T0), plan(), List.of()),
        new Restarted(Progress.UNKNOWN, UNKNOWN),
        new Shifted(UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN));
  }

  /** The same as a P2. */
  public static Situation p2() {
    return with(p1(), view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
  }

  /** Calm, but for a deviation. */
  public static Situation deviating() {
    Summary summary =
        new Summary(
            "request rate 90/s, over 60/s (deviation)",
            false,
            true,
            signs("deviation", "request_rate"));
    View view = new View(Mode.AUTO, Optional.empty(), Truth.TRUE, new Reading.Value(0), summary);
    return with(p1(), view);
  }

  /** What a model says. */
  public static Opinion verdict(boolean anomaly, int confidence, boolean recoverable) {
    return opinion("claude-sonnet-4-5", anomaly, confidence, recoverable);
  }

  public static Opinion opinion(
      String source, boolean anomaly, int confidence, boolean recoverable) {
    Verdict verdict = new Verdict(anomaly, confidence, "A cause.", "look", recoverable);
    return new Opinion(verdict, source, Opinion.Usage.none(), Duration.ofSeconds(2));
  }

  public static View view(Mode mode, Optional<Severity> severity, Truth calm) {
    return new View(
        mode,
        severity,
        calm,
        new Reading.Value(0.15),
        new Summary("txn-service: error rate", false, severity.isPresent(), List.of()));
  }

  /** The same situation, with a finding by a rule on a signal. */
  public static Situation found(Situation s, String rule, String signal) {
    View view = s.view();
    Summary said = view.summary();
    Summary summary = new Summary(said.headline(), said.complex(), true, signs(rule, signal));
    return with(s, new View(view.mode(), view.severity(), view.calm(), view.errorRate(), summary));
  }

  private static List<Sign> signs(String rule, String signal) {
    return List.of(new Sign(rule, signal));
  }

  public static Situation with(Situation s, View view) {
    return new Situation(view, s.restart(), s.shift(), s.restarted(), s.shifted());
  }

  public static Situation mode(Situation s, Mode mode) {
    return with(s, view(mode, s.view().severity(), s.view().calm()));
  }

  public static Situation calm(Situation s) {
    return with(s, view(s.view().mode(), Optional.empty(), Truth.TRUE));
  }

  public static Situation restartDue(Situation s, long second, Hold... holds) {
    RestartOption option =
        new RestartOption(matured(second, List.of(POD)), Optional.of(WORKLOAD), List.of(holds));
    return new Situation(s.view(), option, s.shift(), s.restarted(), s.shifted());
  }

  public static Situation shiftDue(Situation s, long second, Hold... holds) {
    ShiftOption option = new ShiftOption(matured(second, List.of()), plan(), List.of(holds));
    return new Situation(s.view(), s.restart(), option, s.restarted(), s.shifted());
  }

  public static Situation restarted(Situation s, Progress progress, Reading newPods) {
    return new Situation(
        s.view(), s.restart(), s.shift(), new Restarted(progress, newPods), s.shifted());
  }

  public static Situation shifted(Situation s, Reading target, Truth normal, Truth inPlace) {
    return new Situation(
        s.view(), s.restart(), s.shift(), s.restarted(), new Shifted(target, normal, inPlace));
  }
}
