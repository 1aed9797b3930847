package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.ApiFailure;
import dev.pulih.simulator.cluster.store.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A whole answer. */
record Reply(int code, String contentType, String body, Map<String, String> headers) {

  static Reply json(int code, ObjectNode body) {
    return new Reply(code, "application/json", body.toString(), Map.of());
  }

  static Reply text(String body) {
    return new Reply(200, "text/plain", body, Map.of());
  }

  static Reply failure(ApiFailure failure) {
    ObjectNode status = failure.status();
    int seconds = Json.number(status, 0, "details", "retryAfterSeconds");
    Map<String, String> headers =
        seconds > 0 ? Map.of("Retry-After", Integer.toString(seconds)) : Map.of();
    return new Reply(failure.code(), "application/json", status.toString(), headers);
  }
}
