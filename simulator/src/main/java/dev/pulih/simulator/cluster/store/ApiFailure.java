package dev.pulih.simulator.cluster.store;

import tools.jackson.databind.node.ObjectNode;

/** A request that the API server refuses: an HTTP code and a Kubernetes Status object. */
public final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  ApiFailure(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /** The HTTP status code. */
  public int code() {
    return code;
  }

  /** The machine-readable reason, such as {@code NotFound}. */
  public String reason() {
    return reason;
  }

  /** The Status object that a client reads. */
  public ObjectNode status() {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    return details.isEmpty()
        ? status.put("code", code)
        : status.set("details", details).put("code", code);
  }
}
