package dev.pulih.service.istio;

import dev.pulih.service.cluster.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes an HTTP route more than a plain split. A match on the path, the port or the caller
 * only says which plain traffic it is; a match on headers or query parameters is somebody's choice
 * of a version.
 */
final class Special {

  private static final List<String> CHOOSING = List.of("headers", "withoutHeaders", "queryParams");

  private static final Map<String, String> BEYOND_A_SPLIT =
      Map.of(
          "mirror", "mirrors requests",
          "mirrors", "mirrors requests",
          "redirect", "redirects",
          "directResponse", "answers by itself",
          "delegate", "delegates to another VirtualService",
          "fault", "injects faults");

  private Special() {}

  static Optional<String> of(Map<String, Object> route) {
    TreeSet<String> found =
        Stream.concat(beyond(route), matches(route)).collect(Collectors.toCollection(TreeSet::new));
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
  }

  private static Stream<String> beyond(Map<String, Object> route) {
    return BEYOND_A_SPLIT.entrySet().stream()
        .filter(field -> route.containsKey(field.getKey()))
        .map(Map.Entry::getValue);
  }

  private static Stream<String> matches(Map<String, Object> route) {
    return Fields.maps(route.get("match")).stream().flatMap(Special::choices);
  }

  private static Stream<String> choices(Map<String, Object> match) {
    return CHOOSING.stream()
        .filter(match::containsKey)
        .map(
            kind ->
                "matches %s %s"
                    .formatted(kind, new TreeSet<>(Fields.map(match.get(kind)).keySet())));
  }
}
