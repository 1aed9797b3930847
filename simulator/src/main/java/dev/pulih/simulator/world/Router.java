package dev.pulih.simulator.world;

import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.Route;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.world.ServiceTraffic.Leg;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where requests go, as the cluster's objects say: the first unconditional route of the service's
 * VirtualService, its weights, its subsets' pods; without one, all pods of the service.
 */
final class Router {
  private final Cluster cluster;
  private final Backends fleet;

  Router(Cluster cluster, Backends fleet) {
    this.cluster = cluster;
    this.fleet = fleet;
  }

  List<Leg> legs(ServiceProfile service) {
    return route(service)
        .map(route -> route.destinations().stream().map(d -> leg(service, d)).toList())
        .orElseGet(() -> List.of(new Leg(100, fleet.ready(pods(service)))));
  }

  private Optional<Route> route(ServiceProfile service) {
    return cluster.routes(service.service().namespace(), service.name()).stream()
        .filter(route -> !route.conditional())
        .findFirst();
  }

  private Leg leg(ServiceProfile service, Route.Destination destination) {
    int weight = Math.max(0, destination.weight());
    return new Leg(weight, fleet.ready(selected(service, destination.subset())));
  }

  private List<PodView> selected(ServiceProfile service, String subset) {
    return subset.isEmpty() ? pods(service) : pods(service, labels(service, subset));
  }

  /** The subset's labels; a subset that no DestinationRule names selects nothing. */
  private Optional<Map<String, String>> labels(ServiceProfile service, String subset) {
    String namespace = service.service().namespace();
    return Optional.ofNullable(cluster.subsets(namespace, service.name()).get(subset));
  }

  private List<PodView> pods(ServiceProfile service, Optional<Map<String, String>> labels) {
    return pods(service).stream()
        .filter(pod -> labels.filter(l -> carries(pod, l)).isPresent())
        .toList();
  }

  private static boolean carries(PodView pod, Map<String, String> labels) {
    return pod.labels().entrySet().containsAll(labels.entrySet());
  }

  private List<PodView> pods(ServiceProfile service) {
    return cluster.pods(service.service().namespace(), service.name());
  }
}
