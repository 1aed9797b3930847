package dev.pulih.service.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How the API server is reached, and as whom. */
public sealed interface ClusterAccess {

  /**
   * As a kubeconfig file says.
   *
   * @param file the file
   * @param context one of its contexts; empty for its current one
   */
  record Kubeconfig(Path file, Optional<String> context) implements ClusterAccess {}

  /** As the service account of the pod that Pulih runs in. */
  record InCluster() implements ClusterAccess {}

  /**
   * At an address with a bearer token.
   *
   * @param server the API server, such as {@code https://10.0.0.1:6443}
   * @param token the bearer token
   * @param authority PEM file of the authority that signed the server's certificate; empty for
   *     those that the JDK trusts
   */
  record Direct(URI server, String token, Optional<Path> authority) implements ClusterAccess {

    @Override
    public String toString() {
      return "Direct[" + server + "]";
    }
  }
}
