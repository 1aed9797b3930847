package dev.pulih.service.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The client's configuration: from exactly the named source, and from nothing else around it. It is
 * completed in place, since a copy would forget its file and never renew its token.
 */
final class ClusterConfig {

  private ClusterConfig() {}

  static Config of(ClusterAccess access, Timeouts timeouts, String version) {
    Config config = source(access);
    config.setUserAgent("pulih/" + version);
    config.setConnectionTimeout(millis(timeouts.connect()));
    config.setRequestTimeout(millis(timeouts.request()));
    // A repeat is decided by the recovery machine, which knows what it may repeat.
    config.setRequestRetryBackoffLimit(0);
    // One lost HTTP/2 connection would stall every request on it; there are few requests.
    config.setHttp2Disable(true);
    return config;
  }

  private static Config source(ClusterAccess access) {
    return switch (access) {
      case ClusterAccess.Kubeconfig(Path file, Optional<String> context) ->
          kubeconfig(file, context);
      case ClusterAccess.InCluster() -> ServiceAccount.ofThisPod().config();
      case ClusterAccess.Direct direct -> direct(direct);
    };
  }

  private static Config kubeconfig(Path file, Optional<String> context) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "The kubeconfig " + file + " cannot be read; name another file or mend its rights.");
    }
    Config config = Config.fromKubeconfig(context.orElse(null), file.toFile());
    context.ifPresent(name -> requireContext(config, file, name));
    return config;
  }

  /** The client would quietly go on with another context. */
  private static void requireContext(Config config, Path file, String name) {
    List<String> known = config.getContexts().stream().map(NamedContext::getName).toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "The kubeconfig %s has no context %s; it has %s.".formatted(file, name, known));
    }
  }

  private static Config direct(ClusterAccess.Direct direct) {
    Config config = Config.empty();
    config.setMasterUrl(direct.server().toString());
    config.setOauthToken(direct.token());
    direct.authority().map(Path::toString).ifPresent(config::setCaCertFile);
    return config;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
