package dev.pulih.signal;

import java.util.regex.Pattern;

/** How pods are named after what owns them. */
public final class PodNames {

  /** What a ReplicaSet, or a StatefulSet, appends to its name to name a pod. */
  private static final Pattern SUFFIX = Pattern.compile("-([a-z0-9]{1,10}-[a-z0-9]{5}|[0-9]+)");

  private PodNames() {}

  /** Whether a pod is named as one of this owner's in this namespace. */
  public static boolean isOf(PodRef pod, String namespace, String owner) {
    return pod.namespace().equals(namespace)
        && pod.name().startsWith(owner)
        && SUFFIX.matcher(pod.name().substring(owner.length())).matches();
  }
}
