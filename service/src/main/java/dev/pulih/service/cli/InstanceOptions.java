package dev.pulih.service.cli;

import dev.pulih.service.DataFolder;
import dev.pulih.service.config.Home;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.Server;
import dev.pulih.service.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a running Pulih: by its configuration, or by address and token. */
final class InstanceOptions {

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--url", description = "Where Pulih listens, instead of --config.")
  private @Nullable URI url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The file with its token, together with --url.")
  private @Nullable Path tokenFile;

  /** A client of the Pulih that is named. */
  Client client() {
    if (url == null && tokenFile == null) {
      return ofConfiguration();
    }
    if (url == null || tokenFile == null) {
      throw new Failed("--url and --token-file belong together: give both, or --config.");
    }
    return new Client(checked(url), token(NamedFile.file("--token-file", tokenFile)));
  }

  private Client ofConfiguration() {
    PulihConfiguration configuration = config.requireQuietly();
    Home home = configuration.home();
    DataFolder folder = new DataFolder(home.dataDir());
    Secret token = home.server().token().orElseGet(() -> token(folder.tokenFile()));
    return new Client(folder.url().or(() -> url(home.server())).orElseThrow(this::notThere), token);
  }

  private static Optional<URI> url(Server server) {
    return server.port() == 0
        ? Optional.empty()
        : Optional.of(URI.create("http://127.0.0.1:" + server.port()));
  }

  private Failed notThere() {
    return new Failed("No Pulih runs with this configuration. Start one: " + start());
  }

  private String start() {
    return "./pulih run --config " + config.file();
  }

  private Secret token(Path file) {
    try {
      return new Secret(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new Failed(
          "The token in %s cannot be read (%s). It is made when Pulih starts: %s"
              .formatted(file, e.getClass().getSimpleName(), start()));
    }
  }

  private static URI checked(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new Failed("--url must look like http://127.0.0.1:8080; got " + url + ".");
    }
    return url;
  }
}
