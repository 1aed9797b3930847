package dev.pulih.signal;

/**
 * A watched service: its Kubernetes namespace and its name.
 *
 * @param namespace the Kubernetes namespace
 * @param name the name by which its metrics and its configuration know it
 */
public record ServiceRef(String namespace, String name) implements Comparable<ServiceRef> {

  public ServiceRef {
    Names.require("namespace", namespace);
    Names.require("service", name);
  }

  @Override
  public int compareTo(ServiceRef other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
