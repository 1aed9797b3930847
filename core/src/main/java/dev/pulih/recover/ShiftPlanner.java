package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Guards;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.signal.Routes;
import dev.pulih.signal.ServiceInventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where stage 2 would send the traffic, and what holds it back. */
final class ShiftPlanner {

  private ShiftPlanner() {}

  static ShiftOption option(Sight sight, StageCondition condition, String incident) {
    Candidate candidate =
        sight
            .here()
            .map(here -> candidate(new Asked(sight, condition, incident), here))
            .orElseGet(ShiftPlanner::unknown);
    List<Hold> holds = new ArrayList<>(CommonHolds.of(sight, condition, incident));
    holds.addAll(RestartLoops.of(sight));
    holds.addAll(GitOpsNotes.of(sight));
    holds.addAll(candidate.holds());
    return new ShiftOption(condition, candidate.plan(), holds);
  }

  /**
   * A plan with what speaks against it.
   *
   * @param plan the plan
   * @param holds what speaks against it
   */
  private record Candidate(ShiftPlan plan, List<Hold> holds) {}

  private static Candidate unknown() {
    return no(Reason.NOT_KNOWN, "the pods and routes are not known");
  }

  private static Candidate no(Reason reason, String detail) {
    return new Candidate(ShiftPlan.none(), List.of(new Hold(reason, detail)));
  }

  /**
   * What is asked: what is to be seen, and since when a shift is due.
   *
   * @param sight what is to be seen
   * @param condition the condition of stage 2
   * @param incident the incident that asks
   */
  private record Asked(Sight sight, StageCondition condition, String incident) {

    /**
     * What is not known may be known at the next tick; but people do not wait for that for long.
     */
    Reason unless(Reason known) {
      Instant patient = condition.since().plus(sight.rules().policy().patience().actWithin());
      return sight.now().isBefore(patient) ? Reason.NOT_KNOWN : known;
    }
  }

  private static Candidate candidate(Asked asked, ServiceInventory here) {
    return occupied(asked, here)
        .map(hold -> new Candidate(ShiftPlan.none(), List.of(hold)))
        .orElseGet(() -> toHealthiest(asked, here));
  }

  private static Optional<Hold> occupied(Asked asked, ServiceInventory here) {
    return here.routes().stream().flatMap(r -> occupied(asked, r).stream()).findFirst();
  }

  private static Optional<Hold> occupied(Asked asked, Routes routes) {
    String name = routes.virtualService();
    return owned(routes)
        .or(() -> breaker(asked.sight(), name))
        .or(() -> Guards.busy(name, asked.incident(), asked.sight().fleet()));
  }

  static Optional<Hold> owned(Routes routes) {
    return routes
        .ownership()
        .controller()
        .map(
            c ->
                new Hold(Reason.OWNED_BY_CONTROLLER, routes.virtualService() + " belongs to " + c));
  }

  static Optional<Hold> breaker(Sight sight, String name) {
    return sight.fleet().openBreakers().contains(name)
        ? Optional.of(new Hold(Reason.BREAKER_OPEN, "a breaker is open on " + name))
        : Optional.empty();
  }

  private static Candidate toHealthiest(Asked asked, ServiceInventory here) {
    List<SubsetHealth> subsets = SubsetHealth.all(asked.sight(), here);
    return SubsetHealth.healthiest(subsets)
        .map(target -> to(asked, here, target))
        .orElseGet(() -> no(none(asked, subsets), SubsetHealth.describe(subsets)));
  }

  private static Reason none(Asked asked, List<SubsetHealth> subsets) {
    return SubsetHealth.anyUnknown(subsets)
        ? asked.unless(Reason.NO_HEALTHY_SUBSET)
        : Reason.NO_HEALTHY_SUBSET;
  }

  private static Candidate to(Asked asked, ServiceInventory here, SubsetHealth target) {
    RouteShift shift = RouteShift.to(target.name(), here.routes());
    return shift.obstacle().isPresent()
        ? no(Reason.NOT_SPLIT, shift.obstacle().orElseThrow())
        : new Candidate(
            new ShiftPlan(target.name(), shift.changes()),
            target.holds(asked.sight(), asked.unless(Reason.NO_CAPACITY)));
  }
}
