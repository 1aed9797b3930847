package dev.pulih.service.istio;

import dev.pulih.service.cluster.Fields;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.Workload.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Translates the HTTP routes of a VirtualService. */
final class RouteReader {

  private RouteReader() {}

  /** All its HTTP routes. */
  static Routes read(GenericKubernetesResource virtualService, Ownership ownership) {
    return read(virtualService, ownership, route -> true);
  }

  /** Its HTTP routes that send something to a host. */
  static Routes to(Host host, GenericKubernetesResource virtualService, Ownership ownership) {
    String namespace = virtualService.getMetadata().getNamespace();
    return read(
        virtualService,
        ownership,
        route ->
            route.destinations().stream()
                .anyMatch(to -> Host.parse(to.host(), namespace).equals(host)));
  }

  private static Routes read(
      GenericKubernetesResource virtualService, Ownership ownership, Predicate<Route> wanted) {
    ObjectMeta metadata = virtualService.getMetadata();
    List<Map<String, Object>> http = http(virtualService);
    List<Route> routes =
        IntStream.range(0, http.size())
            .mapToObj(index -> route(index, http.get(index)))
            .filter(wanted)
            .toList();
    return new Routes(
        metadata.getNamespace(),
        metadata.getName(),
        metadata.getResourceVersion(),
        routes,
        ownership);
  }

  static List<Map<String, Object>> http(GenericKubernetesResource virtualService) {
    return Fields.maps(virtualService.get("spec", "http"));
  }

  static List<Map<String, Object>> destinations(Map<String, Object> route) {
    return Fields.maps(route.get("route"));
  }

  private static Route route(int index, Map<String, Object> route) {
    List<Map<String, Object>> destinations = destinations(route);
    boolean only = destinations.size() == 1;
    return new Route(
        index,
        Fields.text(route.get("name")),
        Special.of(route),
        destinations.stream().map(to -> destination(to, only)).toList());
  }

  private static Destination destination(Map<String, Object> weighted, boolean only) {
    Map<String, Object> to = Fields.map(weighted.get("destination"));
    return new Destination(
        Fields.text(to.get("host")), Fields.text(to.get("subset")), weight(weighted, only));
  }

  /** A missing weight is 100 for the only destination and 0 for one of several. */
  private static int weight(Map<String, Object> weighted, boolean only) {
    return weighted.get("weight") instanceof Number weight ? weight.intValue() : only ? 100 : 0;
  }
}
