package dev.pulih.service.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The namespace of the pod that Pulih runs in, as its service account says. */
public final class OwnNamespace {

  private static final Path FILE =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

  private OwnNamespace() {}

  /**
   * Its name.
   *
   * @throws IllegalStateException if Pulih does not run in a pod
   */
  public static String require() {
    try {
      return Files.readString(FILE).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Pulih does not run in a pod (no %s), so it does not know where its Lease is. Set leadership.namespace."
              .formatted(FILE),
          e);
    }
  }
}
