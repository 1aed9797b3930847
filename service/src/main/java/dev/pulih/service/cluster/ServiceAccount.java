package dev.pulih.service.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The account that Kubernetes gives to a pod: an address in the environment, and files with a token
 * and an authority. The token is read anew for each request, because the kubelet renews it.
 *
 * @param server the API server
 * @param folder where the files are
 */
record ServiceAccount(String server, Path folder) {

  private static final Path MOUNTED = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  static ServiceAccount ofThisPod() {
    return of(System.getenv(), MOUNTED);
  }

  static ServiceAccount of(Map<String, String> environment, Path folder) {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    if (host.isEmpty() || !Files.isReadable(folder.resolve("token"))) {
      throw new IllegalArgumentException(
          "There is no service account here (no KUBERNETES_SERVICE_HOST or no token in %s); outside a cluster, name a kubeconfig."
              .formatted(folder));
    }
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    String name = host.contains(":") ? "[" + host + "]" : host;
    return new ServiceAccount("https://" + name + ":" + port, folder);
  }

  Config config() {
    Config config = Config.empty();
    config.setMasterUrl(server);
    config.setCaCertFile(folder.resolve("ca.crt").toString());
    config.setOauthTokenProvider(this::token);
    return config;
  }

  private String token() {
    Path file = folder.resolve("token");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The service account's token " + file + " is gone.", e);
    }
  }
}
