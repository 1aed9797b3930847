package dev.pulih.service.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The client's configuration: from exactly the named source, and from nothing else around it. */
final class ClusterConfig {

  private ClusterConfig() {}

  static Config of(ClusterAccess access, Timeouts timeouts, String version) {
    return new ConfigBuilder(source(access))
        .withUserAgent("pulih/" + version)
        .withConnectionTimeout(millis(timeouts.connect()))
        .withRequestTimeout(millis(timeouts.request()))
        // A repeat is decided by the recovery machine, which knows what it may repeat.
        .withRequestRetryBackoffLimit(0)
        // One lost HTTP/2 connection would stall every request on it; there are few requests.
        .withHttp2Disable(true)
        .build();
  }

  private static Config source(ClusterAccess access) {
    return switch (access) {
      case ClusterAccess.Kubeconfig(Path file, Optional<String> context) ->
          kubeconfig(file, context);
      case ClusterAccess.InCluster() -> Config.autoConfigure(null);
      case ClusterAccess.Direct direct -> direct(direct);
    };
  }

  private static Config kubeconfig(Path file, Optional<String> context) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "The kubeconfig " + file + " cannot be read; name another file or mend its rights.");
    }
    return Config.fromKubeconfig(context.orElse(null), file.toFile());
  }

  private static Config direct(ClusterAccess.Direct direct) {
    ConfigBuilder builder =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(direct.server().toString())
            .withOauthToken(direct.token());
    direct.authority().map(Path::toString).ifPresent(builder::withCaCertFile);
    return builder.build();
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
