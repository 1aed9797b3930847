package dev.pulih.simulator.metrics;

/** How a call ended, as a sidecar counts it. */
public enum CallStatus {
  OK(200, 0),
  NOT_FOUND(404, 1),
  UNAVAILABLE(503, 2),
  /** The caller waited no longer; only its own side knows. */
  TIMED_OUT(504, 3);

  /** How many there are. */
  public static final int COUNT = values().length;

  private final int code;
  private final int column;

  CallStatus(int code, int column) {
    this.code = code;
    this.column = column;
  }

  /** The HTTP status. */
  public int code() {
    return code;
  }

  /** Where it stands in an array of counts. */
  public int column() {
    return column;
  }
}
