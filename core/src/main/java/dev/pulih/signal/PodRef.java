package dev.pulih.signal;

/**
 * A pod by namespace and name.
 *
 * @param namespace the Kubernetes namespace
 * @param name the pod's name
 */
public record PodRef(String namespace, String name) implements Comparable<PodRef> {

  public PodRef {
    Names.require("namespace", namespace);
    Names.require("pod", name);
  }

  @Override
  public int compareTo(PodRef other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
