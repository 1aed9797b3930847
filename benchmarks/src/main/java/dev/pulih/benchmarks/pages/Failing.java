package dev.pulih.benchmarks.pages;

import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.recover.ShiftPlan;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.recover.Situation.Restarted;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.recover.Situation.Shifted;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.recover.Situation.Summary;
import dev.pulih.recover.Situation.View;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of a service that fails 15 % of its requests.
 *
 * @param service the service
 * @param at when
 */
record Failing(ServiceRef service, Instant at) {

  private static final Reading FAILING = Reading.of(0.15);
  private static final Reading WELL = Reading.of(0.001);
  private static final Reading UNKNOWN = Reading.unknown(Reading.Why.NO_DATA);

  /** No stage is due. */
  Situation failing() {
    return seen(Mode.AUTO, restart(StageCondition.absent(at)), shift(StageCondition.absent(at)));
  }

  /** Its pods restart again and again. */
  Situation looping(Hold loop) {
    RestartOption held =
        new RestartOption(StageCondition.absent(at), Optional.of(workload()), List.of(loop));
    return seen(Mode.AUTO, held, shift(StageCondition.absent(at)));
  }

  /** Stage 1 is due. */
  Situation restartDue(Mode mode) {
    PodRef pod = new PodRef(service.namespace(), service.name() + "-1");
    return seen(mode, restart(matured(List.of(pod))), shift(StageCondition.absent(at)));
  }

  /** Stage 2 is due. */
  Situation shiftDue() {
    return seen(Mode.AUTO, restart(StageCondition.absent(at)), shift(matured(List.of())));
  }

  /** What its traffic was shifted to is well, and so is it by now. */
  Situation shifted() {
    Situation due = failing();
    View calm = new View(Mode.AUTO, Optional.empty(), Truth.TRUE, WELL, due.view().summary());
    Shifted well = new Shifted(WELL, Truth.TRUE, Truth.TRUE);
    return new Situation(calm, due.restart(), due.shift(), due.restarted(), well);
  }

  private Situation seen(Mode mode, RestartOption restart, ShiftOption shift) {
    Summary summary =
        new Summary(
            "P1 error rate 15 %, over 5 % (error_rate_p1)",
            false, true, List.of(new Sign("error_rate_p1", "error_rate")));
    return new Situation(
        new View(mode, Optional.of(Severity.P1), Truth.FALSE, FAILING, summary),
        restart,
        shift,
        new Restarted(Progress.UNKNOWN, UNKNOWN),
        new Shifted(UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN));
  }

  private StageCondition matured(List<PodRef> pods) {
    return new StageCondition(StageCondition.Phase.MATURED, at, at, Truth.TRUE, FAILING, pods);
  }

  private RestartOption restart(StageCondition condition) {
    return new RestartOption(condition, Optional.of(workload()), List.of());
  }

  private WorkloadRef workload() {
    return WorkloadRef.deployment(service.namespace(), service.name());
  }

  private ShiftOption shift(StageCondition condition) {
    return new ShiftOption(condition, plan(), List.of());
  }

  private ShiftPlan plan() {
    WeightChange.OfRoute route = new WeightChange.OfRoute(0, "main", weights(50), weights(100));
    return new ShiftPlan(
        "v1", List.of(new WeightChange(service.namespace(), service.name(), "7", List.of(route))));
  }

  private List<Destination> weights(int first) {
    return List.of(
        new Destination(service.name(), "v1", first),
        new Destination(service.name(), "v2", 100 - first));
  }
}
