package dev.pulih.recover;

import dev.pulih.policy.Guards;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.signal.Routes;
import dev.pulih.signal.ServiceInventory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The guards that only stage 2 has, each asked, though the first that holds is enough for it. */
final class ShiftInspection {

  /** Those that look at the VirtualServices. */
  private static final Set<Reason> OF_ROUTES =
      EnumSet.of(
          Reason.OWNED_BY_CONTROLLER, Reason.BREAKER_OPEN, Reason.OBJECT_BUSY, Reason.GITOPS);

  /** Those that look at the subset that would get the traffic. */
  private static final Set<Reason> OF_TARGET =
      EnumSet.of(Reason.NOT_SPLIT, Reason.NO_CAPACITY, Reason.IDLE_STANDBY);

  private final Sight sight;
  private final String incident;

  private ShiftInspection(Sight sight, String incident) {
    this.sight = sight;
    this.incident = incident;
  }

  static Inspection of(Sight sight, String incident) {
    ShiftInspection inspection = new ShiftInspection(sight, incident);
    return sight
        .here()
        .map(here -> inspection.routes(here).and(inspection.subsets(here)))
        .orElseGet(() -> Inspection.skipped(guards(), "the pods and routes are not known"));
  }

  /** All of them. */
  static Set<Reason> guards() {
    Set<Reason> all = EnumSet.of(Reason.NO_HEALTHY_SUBSET);
    all.addAll(OF_ROUTES);
    all.addAll(OF_TARGET);
    return all;
  }

  private Inspection routes(ServiceInventory here) {
    return here.routes().isEmpty()
        ? Inspection.skipped(OF_ROUTES, "no VirtualService of it is known")
        : Inspection.looked(Reason.OWNED_BY_CONTROLLER, each(here, ShiftPlanner::owned))
            .and(Inspection.looked(Reason.BREAKER_OPEN, each(here, this::breaker)))
            .and(Inspection.looked(Reason.OBJECT_BUSY, each(here, this::busy)))
            .and(
                Inspection.looked(
                    Reason.GITOPS, here.routes().stream().flatMap(GitOpsNotes::about)))
            .and(UnreadObjects.of(here, OF_ROUTES));
  }

  private static Stream<Hold> each(ServiceInventory here, Function<Routes, Optional<Hold>> guard) {
    return here.routes().stream().map(guard).flatMap(Optional::stream);
  }

  private Optional<Hold> breaker(Routes routes) {
    return ShiftPlanner.breaker(sight, routes.virtualService());
  }

  private Optional<Hold> busy(Routes routes) {
    return Guards.busy(routes.virtualService(), incident, sight.fleet());
  }

  private Inspection subsets(ServiceInventory here) {
    List<SubsetHealth> subsets = SubsetHealth.all(sight, here);
    return SubsetHealth.healthiest(subsets)
        .map(target -> split(here, target).and(target(target)))
        .orElseGet(() -> without(subsets));
  }

  private static Inspection split(ServiceInventory here, SubsetHealth target) {
    return Inspection.looked(
        Reason.NOT_SPLIT,
        RouteShift.to(target.name(), here.routes()).obstacle().stream()
            .map(obstacle -> new Hold(Reason.NOT_SPLIT, obstacle)));
  }

  private Inspection target(SubsetHealth target) {
    List<Hold> holds = target.holds(sight, Reason.NOT_KNOWN);
    Inspection looked =
        Inspection.looked(
            EnumSet.of(Reason.NO_HEALTHY_SUBSET, Reason.NO_CAPACITY, Reason.IDLE_STANDBY),
            holds.stream().filter(hold -> hold.reason() != Reason.NOT_KNOWN).toList());
    return holds.stream()
        .filter(hold -> hold.reason() == Reason.NOT_KNOWN)
        .map(hold -> Inspection.skipped(Set.of(Reason.NO_CAPACITY), hold.detail()))
        .reduce(looked, Inspection::and);
  }

  private static Inspection without(List<SubsetHealth> subsets) {
    String which = SubsetHealth.describe(subsets);
    Set<Reason> none = Set.of(Reason.NO_HEALTHY_SUBSET);
    Inspection health =
        SubsetHealth.anyUnknown(subsets)
            ? Inspection.skipped(none, which)
            : Inspection.looked(none, List.of(new Hold(Reason.NO_HEALTHY_SUBSET, which)));
    return health.and(Inspection.skipped(OF_TARGET, "no subset is known to be healthy"));
  }
}
