package dev.pulih.service.cli;

import dev.pulih.service.cluster.Right.Use;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.ServiceConfiguration;
import dev.pulih.service.kubernetes.Access;
import dev.pulih.service.kubernetes.Access.Verdict;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which stages a service has today, and why not.
 *
 * @param neighbours who is configured
 * @param cluster whether there is a cluster
 * @param rights what Pulih may do there
 * @param inventory what runs there
 */
record Availability(
    Neighbours neighbours, boolean cluster, List<Access> rights, Inventory inventory) {

  static Availability withoutCluster(Neighbours neighbours) {
    return new Availability(neighbours, false, List.of(), new Inventory(Instant.EPOCH, Map.of()));
  }

  void say(ServiceConfiguration service, CheckList list) {
    stage(service, "stage 1 (restart)", obstacle(service, Use.RESTART, this::restart), list);
    stage(service, "stage 2 (shift)", obstacle(service, Use.SHIFT, this::shift), list);
    stage(service, "stage 3 (people)", people(), list);
  }

  private static void stage(
      ServiceConfiguration service, String stage, Optional<String> obstacle, CheckList list) {
    String name = service.watched().service() + " " + stage + ": ";
    obstacle.ifPresentOrElse(
        why -> list.warning(name + "not available: " + why),
        () -> list.fine(name + "available" + mode(service)));
  }

  /** What the mode makes of it. */
  private static String mode(ServiceConfiguration service) {
    return switch (service.watched().mode()) {
      case OBSERVE -> ", but the mode observe decides nothing";
      case DRY_RUN -> ", but the mode dry-run touches nothing";
      case APPROVE -> ", with approval";
      case AUTO -> "";
    };
  }

  private Optional<String> people() {
    boolean someone = neighbours.pagerDuty().isPresent() || neighbours.slack().isPresent();
    return someone ? Optional.empty() : Optional.of("neither PagerDuty nor Slack is configured");
  }

  private Optional<String> obstacle(
      ServiceConfiguration service, Use use, Function<ServiceInventory, Optional<String>> look) {
    if (!cluster) {
      return Optional.of("no cluster");
    }
    return missing(service, use).or(() -> seen(service).map(look).orElseGet(this::unseen));
  }

  private Optional<ServiceInventory> seen(ServiceConfiguration service) {
    return inventory.of(service.watched().service());
  }

  private Optional<String> unseen() {
    return Optional.of("what runs there cannot be seen");
  }

  private Optional<String> missing(ServiceConfiguration service, Use use) {
    Set<Use> needed =
        use == Use.SHIFT ? Set.of(Use.INVENTORY, Use.MESH, use) : Set.of(Use.INVENTORY, use);
    return rights.stream()
        .filter(a -> a.namespace().equals(service.watched().service().namespace()))
        .filter(a -> needed.contains(a.right().use()) && a.verdict() != Verdict.ALLOWED)
        .findFirst()
        .map(
            a -> "the right to %s %s is missing".formatted(a.right().verb(), a.right().resource()));
  }

  private Optional<String> restart(ServiceInventory here) {
    return here.workloads().isEmpty()
        ? Optional.of("no such Deployment: see deployments and selector")
        : first(here.workloads().stream(), Availability::restart);
  }

  private static Optional<String> restart(Workload workload) {
    return owner(workload.ref().toString(), workload.ownership())
        .or(
            () ->
                Optional.of(workload.ref() + " is paused")
                    .filter(_ -> workload.rollout().paused()));
  }

  private Optional<String> shift(ServiceInventory here) {
    if (here.subsets().size() < 2) {
      return Optional.of("there are not two subsets to shift between");
    }
    return here.routes().stream().flatMap(r -> r.routes().stream()).anyMatch(Availability::splits)
        ? first(here.routes().stream(), Availability::owner)
        : Optional.of("no VirtualService route splits between subsets");
  }

  private static boolean splits(Route route) {
    return route.special().isEmpty() && route.destinations().size() > 1;
  }

  private static Optional<String> owner(Routes routes) {
    String name = routes.virtualService();
    return owner(name, routes.ownership());
  }

  private static Optional<String> owner(String what, Workload.Ownership ownership) {
    return ownership.controller().map(controller -> what + " belongs to " + controller);
  }

  private static <T> Optional<String> first(Stream<T> all, Function<T, Optional<String>> obstacle) {
    return all.flatMap(one -> obstacle.apply(one).stream()).findFirst();
  }
}
