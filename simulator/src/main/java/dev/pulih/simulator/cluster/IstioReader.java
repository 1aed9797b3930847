package dev.pulih.simulator.cluster;

import dev.pulih.simulator.cluster.Route.Destination;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads routes and subsets out of Istio's objects. */
final class IstioReader {

  private IstioReader() {}

  static boolean serves(JsonNode virtualService, String host) {
    return Json.at(virtualService, "spec", "hosts")
        .valueStream()
        .anyMatch(named -> same(named.asString(""), host));
  }

  static List<Route> routes(JsonNode virtualService) {
    return Json.at(virtualService, "spec", "http")
        .valueStream()
        .map(http -> route(Meta.name(virtualService), http))
        .toList();
  }

  static Map<String, Map<String, String>> subsets(List<ObjectNode> rules, String host) {
    Map<String, Map<String, String>> subsets = new TreeMap<>();
    rules.stream()
        .filter(rule -> same(Json.text(rule, "spec", "host"), host))
        .flatMap(rule -> Json.at(rule, "spec", "subsets").valueStream())
        .forEach(
            subset -> subsets.put(Json.text(subset, "name"), Json.texts(subset.path("labels"))));
    return subsets;
  }

  private static Route route(String virtualService, JsonNode http) {
    boolean alone = http.path("route").size() == 1;
    List<Destination> destinations =
        http.path("route").valueStream().map(entry -> destination(entry, alone)).toList();
    boolean conditional = !http.path("match").isEmpty();
    return new Route(virtualService, Json.text(http, "name"), conditional, destinations);
  }

  private static Destination destination(JsonNode entry, boolean alone) {
    return new Destination(
        shortName(Json.text(entry, "destination", "host")),
        Json.text(entry, "destination", "subset"),
        Json.number(entry, alone ? 100 : 0, "weight"));
  }

  private static boolean same(String named, String host) {
    return shortName(named).equals(shortName(host));
  }

  /** A Service's name without the namespace and domain that may follow it. */
  private static String shortName(String host) {
    return host.endsWith(".svc.cluster.local") ? host.substring(0, host.indexOf('.')) : host;
  }
}
