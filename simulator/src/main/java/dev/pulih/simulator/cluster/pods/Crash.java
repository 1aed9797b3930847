package dev.pulih.simulator.cluster.pods;

/** How a container can end against its will, as Kubernetes reports it. */
public enum Crash {
  /** The kernel killed it because it passed its memory limit. */
  OOM_KILLED("OOMKilled", 137),
  /** The program failed. */
  ERROR("Error", 1);

  private final String reason;
  private final int exitCode;

  Crash(String reason, int exitCode) {
    this.reason = reason;
    this.exitCode = exitCode;
  }

  /** The reason in the container's status. */
  public String reason() {
    return reason;
  }

  /** The exit code in the container's status. */
  public int exitCode() {
    return exitCode;
  }
}
