package dev.pulih.service.istio;

import dev.pulih.service.cluster.Placement;

/**
 * A host as Istio resolves it: a short name belongs to the namespace of the object that names it.
 *
 * @param namespace the namespace; empty for a host outside the cluster
 * @param name the service's name, or the whole host outside the cluster
 */
record Host(String namespace, String name) {

  /** The host of a service. */
  static Host of(Placement placement) {
    return parse(placement.host(), placement.service().namespace());
  }

  /** A host as written in an object of a namespace. */
  static Host parse(String written, String namespace) {
    String[] parts = written.split("\\.", -1);
    if (parts.length == 1) {
      return new Host(namespace, written);
    }
    boolean inCluster = parts.length == 2 || parts[2].equals("svc");
    return inCluster ? new Host(parts[1], parts[0]) : new Host("", written);
  }
}
