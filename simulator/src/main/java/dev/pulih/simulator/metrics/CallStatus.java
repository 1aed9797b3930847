package dev.pulih.simulator.metrics;

/** How a call ended, as a sidecar counts it. */
public enum CallStatus {
  OK(200),
  NOT_FOUND(404),
  UNAVAILABLE(503),
  /** The caller waited no longer; only its own side knows. */
  TIMED_OUT(504);

  private final int code;

  CallStatus(int code) {
    this.code = code;
  }

  /** The HTTP status. */
  public int code() {
    return code;
  }
}
