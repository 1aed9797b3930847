package dev.pulih.simulator.port;

import dev.pulih.signal.Routes;
import dev.pulih.signal.Subset;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads Istio's objects as Pulih knows them. */
final class MeshObjects {
  private static final List<String> CHOOSING = List.of("headers", "withoutHeaders", "queryParams");
  private static final List<String> BEYOND_A_SPLIT =
      List.of("mirror", "mirrors", "redirect", "directResponse", "delegate", "fault");

  private MeshObjects() {}

  static boolean serves(JsonNode virtualService, String host) {
    return Json.at(virtualService, "spec", "hosts")
        .valueStream()
        .anyMatch(named -> same(named.asString(""), host));
  }

  static List<Subset> subsets(List<ObjectNode> rules, String host) {
    return rules.stream()
        .filter(rule -> same(Json.text(rule, "spec", "host"), host))
        .flatMap(rule -> Json.at(rule, "spec", "subsets").valueStream())
        .map(s -> new Subset(Json.text(s, "name"), Json.texts(s.path("labels"))))
        .toList();
  }

  static Routes routes(JsonNode virtualService) {
    List<Routes.Route> routes = new ArrayList<>();
    for (JsonNode http : Json.at(virtualService, "spec", "http")) {
      routes.add(route(routes.size(), http));
    }
    return new Routes(
        Meta.namespace(virtualService),
        Meta.name(virtualService),
        Meta.resourceVersion(virtualService),
        routes,
        Marks.ownership(virtualService));
  }

  private static Routes.Route route(int index, JsonNode http) {
    return new Routes.Route(index, Json.text(http, "name"), special(http), destinations(http));
  }

  /** A match on a path or a port is plain traffic; one on headers is somebody's choice. */
  private static Optional<String> special(JsonNode http) {
    return Stream.concat(beyondASplit(http), choices(http)).findFirst();
  }

  private static Stream<String> beyondASplit(JsonNode http) {
    return BEYOND_A_SPLIT.stream().filter(http::has).map(part -> "has " + part);
  }

  private static Stream<String> choices(JsonNode http) {
    return http.path("match")
        .valueStream()
        .flatMap(match -> CHOOSING.stream().filter(match::has))
        .map(kind -> "matches " + kind);
  }

  static List<Routes.Destination> destinations(JsonNode http) {
    int unwritten = http.path("route").size() == 1 ? 100 : 0;
    return http.path("route").valueStream().map(entry -> destination(entry, unwritten)).toList();
  }

  private static Routes.Destination destination(JsonNode entry, int unwritten) {
    return new Routes.Destination(
        Json.text(entry, "destination", "host"),
        Json.text(entry, "destination", "subset"),
        Json.number(entry, unwritten, "weight"));
  }

  private static boolean same(String named, String host) {
    return named.equals(host) || named.startsWith(host + ".");
  }
}
