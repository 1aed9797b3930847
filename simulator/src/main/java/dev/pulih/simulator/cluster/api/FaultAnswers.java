package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.ApiFailure;
import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** The refusals that a fault shows, by code. */
final class FaultAnswers {

  private static final String TOO_MANY =
      "the server has received too many requests and has asked us to try again later";
  private static final String UNAVAILABLE = "the server is currently unable to handle the request";
  private static final String INTERNAL =
      "Internal error occurred: the simulated API server was told to fail";

  private FaultAnswers() {}

  static ApiFailure of(Fault.Refuse refusal) {
    int code = refusal.code();
    return switch (code) {
      case 401 -> Failures.plain(code, "Unauthorized", "Unauthorized");
      case 403 -> Failures.plain(code, "Forbidden", "forbidden: the simulation was told to refuse");
      case 404 -> Failures.noSuchResource();
      case 409 -> Failures.plain(code, "Conflict", "Operation cannot be fulfilled: told to refuse");
      case 422 -> Failures.plain(code, "Invalid", "the simulation was told to find this invalid");
      case 429 -> Failures.detailed(code, "TooManyRequests", TOO_MANY, patience(refusal));
      case 503 -> Failures.detailed(code, "ServiceUnavailable", UNAVAILABLE, patience(refusal));
      case 500 -> Failures.plain(code, "InternalError", INTERNAL);
      default -> throw new IllegalArgumentException("no refusal is known for code " + code);
    };
  }

  private static ObjectNode patience(Fault.Refuse refusal) {
    return Json.object().put("retryAfterSeconds", refusal.retryAfter().toSeconds());
  }
}
