package dev.pulih.simulator.hostile;

import dev.pulih.recover.Effect;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.util.List;
import java.util.stream.Stream;

/** What must be true of what an action changes, as the cluster last showed it. */
final class ObjectCheck {

  private ObjectCheck() {}

  /**
   * Only what is known to be a Deployment at rest that nobody else writes is restarted.
   *
   * @param approved whether a person allowed it
   */
  static void restart(
      Effect.Restart restart, TownService service, Inventory inventory, boolean approved) {
    WorkloadRef ref = restart.order().workload();
    TownDeployment deployment = service.deployment(ref).orElseThrow();
    rule(ref.isDeployment(), "only a Deployment is restarted", restart);
    rule(
        deployment.standing.ownership().controller().isEmpty(),
        "no restart of what a controller owns",
        restart);
    ServiceInventory here = known(inventory, service, restart);
    List<Workload> shown = here.workloads().stream().filter(w -> w.ref().equals(ref)).toList();
    rule(!shown.isEmpty(), "no restart of what nobody knows", restart);
    shown.forEach(w -> restart(restart, w, deployment, approved));
  }

  private static void restart(
      Effect.Restart restart, Workload shown, TownDeployment deployment, boolean approved) {
    rule(!shown.rollout().paused(), "no restart of what is paused", restart);
    int wanted = shown.replicas().wanted();
    boolean rolling =
        shown.replicas().total() > shown.replicas().updated()
            || shown.replicas().updated() < wanted;
    rule(!rolling, "no restart of what rolls out", restart);
    int left = deployment.standing.leaves(wanted);
    rule(
        approved || (left >= 1 && 2 * left >= wanted),
        "a restart leaves half of the pods",
        restart);
  }

  /** All routes to the subsets of a service are shifted at once, as far as each can be. */
  static void shift(Effect.Shift shift, TownService service, Inventory inventory) {
    String target = Decisions.target(shift.changes().getFirst());
    known(inventory, service, shift).routes().stream()
        .flatMap(ObjectCheck::plain)
        .forEach(r -> rule(lists(r, target), "each route can send to where all goes", shift));
    rule(
        service.watched.capacityPerPod().isPresent(),
        "no shift to pods of which nobody knows what they carry",
        shift);
  }

  private static Stream<Route> plain(Routes routes) {
    return routes.routes().stream().filter(r -> r.special().isEmpty());
  }

  private static boolean lists(Route route, String target) {
    return route.destinations().stream().map(Destination::subset).anyMatch(target::equals);
  }

  private static ServiceInventory known(Inventory inventory, TownService service, Object about) {
    rule(inventory.of(service.ref()).isPresent(), "nothing is done to what nobody knows", about);
    return inventory.of(service.ref()).orElseThrow();
  }

  /** What the pods of a service belong to, whether it is listed or not. */
  static Stream<WorkloadRef> workloads(ServiceInventory here) {
    return Stream.concat(
            here.workloads().stream().map(Workload::ref), here.pods().stream().map(Pod::workload))
        .distinct();
  }

  private static void rule(boolean holds, String rule, Object about) {
    Violation.unless(holds, rule, about);
  }
}
