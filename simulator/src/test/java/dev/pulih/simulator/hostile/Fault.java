package dev.pulih.simulator.hostile;

/**
 * Something that is wrong with a service.
 *
 * @param kind what
 * @param version the version that fails, where it is one
 * @param share share of the requests that fail, 0 to 1
 * @param until the step at which it is over
 */
record Fault(Kind kind, String version, double share, int until) {

  enum Kind {
    /** Of the pods that are sick. */
    POD,
    /** Of all pods of a version. */
    VERSION,
    /** Of all pods. */
    SERVICE,
    /** Nothing fails; everything is slow. */
    SLOW,
    /** The kubelet restarts a pod again and again. */
    CRASH
  }

  double of(TownPod pod) {
    return switch (kind) {
      case POD -> pod.sick ? share : 0;
      case VERSION -> pod.version.equals(version) ? share : 0;
      case SERVICE -> share;
      case SLOW, CRASH -> 0;
    };
  }
}
