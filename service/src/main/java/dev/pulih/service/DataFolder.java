package dev.pulih.service;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.pulih.service.secret.Secret;
import dev.pulih.service.store.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The data directory: how a command finds the Pulih that runs, and shows that it may talk to it.
 *
 * @param path the directory
 */
public record DataFolder(Path path) {

  private static final int TOKEN_BYTES = 32;

  /** The token that commands must show, unless the configuration has one. */
  public Path tokenFile() {
    return path.resolve("token");
  }

  private Path urlFile() {
    return path.resolve("url");
  }

  /** The token; made at the first start. */
  Secret token() {
    try {
      if (!Files.exists(tokenFile())) {
        PrivateFile.write(tokenFile().toAbsolutePath(), random());
      }
      return new Secret(Files.readString(tokenFile()));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The token in %s cannot be used (%s); remove the file and start again."
              .formatted(tokenFile(), e),
          e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes) + "\n";
  }

  /** Says where Pulih listens, until it is closed. */
  AutoCloseable announce(URI url) {
    try {
      PrivateFile.write(urlFile().toAbsolutePath(), url + "\n", REPLACE_EXISTING);
      return () -> Files.deleteIfExists(urlFile());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The data directory %s cannot be written to (%s).".formatted(path, e), e);
    }
  }

  /** Where the latest Pulih with this data directory listens, or listened when it was killed. */
  public Optional<URI> url() {
    try {
      URI url = URI.create(Files.readString(urlFile()).strip());
      // It is read while it is being written, too.
      return Optional.of(url).filter(URI::isAbsolute);
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
