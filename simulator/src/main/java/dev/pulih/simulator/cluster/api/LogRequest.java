package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The part of a pod's log that a request asks for.
 *
 * @param tailLines newest lines wanted, negative for all
 * @param limitBytes most bytes wanted, counted from the first, negative for all
 */
record LogRequest(long tailLines, long limitBytes) {

  static LogRequest of(JsonNode pod, Query query) {
    JsonNode status = container(pod, query.text("container"));
    String name = Json.text(status, "name");
    if (query.flag("previous") && !status.path("lastState").has("terminated")) {
      throw Wire.badRequest(
          "previous terminated container \"%s\" in pod \"%s\" not found"
              .formatted(name, Meta.name(pod)));
    }
    if (Json.text(status, "state", "waiting", "reason").equals("ContainerCreating")) {
      throw Wire.badRequest(
          "container \"%s\" in pod \"%s\" is waiting to start: ContainerCreating"
              .formatted(name, Meta.name(pod)));
    }
    return new LogRequest(query.number("tailLines", -1), query.number("limitBytes", -1));
  }

  private static JsonNode container(JsonNode pod, String name) {
    JsonNode statuses = Json.at(pod, "status", "containerStatuses");
    return statuses
        .valueStream()
        .filter(status -> name.isEmpty() || name.equals(Json.text(status, "name")))
        .findFirst()
        .orElseThrow(() -> notIn(pod, name));
  }

  private static RuntimeException notIn(JsonNode pod, String name) {
    return Wire.badRequest("container %s is not valid for pod %s".formatted(name, Meta.name(pod)));
  }

  String cut(String log) {
    return limited(tail(log));
  }

  private String tail(String log) {
    List<String> lines = Arrays.asList(log.split("(?<=\n)", -1));
    List<String> written = lines.stream().filter(line -> !line.isEmpty()).toList();
    long skipped = tailLines < 0 ? 0 : Math.max(0, written.size() - tailLines);
    return String.join("", written.stream().skip(skipped).toList());
  }

  private String limited(String log) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    return limitBytes < 0 || bytes.length <= limitBytes
        ? log
        : new String(bytes, 0, (int) limitBytes, StandardCharsets.UTF_8);
  }
}
