package dev.pulih.simulator.cluster.api;

/** The texts that pods wrote, supplied by the world. */
@FunctionalInterface
public interface PodLogs {

  /**
   * What a pod's container wrote so far, one line per entry, oldest first.
   *
   * @param previous whether the run before the last restart is meant
   */
  String text(String namespace, String pod, boolean previous);

  /** Pods that write nothing. */
  static PodLogs silent() {
    return (namespace, pod, previous) -> "";
  }
}
