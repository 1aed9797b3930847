package dev.pulih.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file that stops all actions while it is there; what it says is the reason. One that may be
 * there and cannot be read stops them too.
 *
 * @param file the file
 */
record KillFile(Path file) implements Supplier<Optional<String>> {

  private static final int LONGEST_REASON = 200;

  /** The one of a data directory. */
  static KillFile in(Path dataDir) {
    return new KillFile(dataDir.resolve("kill"));
  }

  @Override
  public Optional<String> get() {
    try (var text = Files.newInputStream(file)) {
      return Optional.of(thrown(text.readNBytes(LONGEST_REASON)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("the file " + file + ", which cannot be read: " + e.getMessage());
    }
  }

  private String thrown(byte[] text) {
    String reason =
        new String(text, StandardCharsets.UTF_8).lines().findFirst().map(String::strip).orElse("");
    return "the file " + file + (reason.isEmpty() ? "" : ": " + reason);
  }
}
