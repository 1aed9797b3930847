package dev.pulih.service.config;

import dev.pulih.service.config.yaml.BlockEdit;
import dev.pulih.service.config.yaml.Document;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.config.yaml.Place;
import dev.pulih.service.config.yaml.Problem;
import dev.pulih.service.config.yaml.Problem.Level;
import dev.pulih.service.config.yaml.Reference;
import dev.pulih.service.config.yaml.References;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one file that Pulih is configured by. */
public final class ConfigurationFile {

  private ConfigurationFile() {}

  /**
   * Reads the file. Never throws: whatever is wrong is a problem, and all problems come at once.
   *
   * @param file the file
   * @param environment the variables that secrets may refer to
   */
  public static Result<PulihConfiguration> read(Path file, Map<String, String> environment) {
    try {
      return read(
          file.toString(), beginning(file), References.of(environment, file.toAbsolutePath()));
    } catch (IOException e) {
      return unreadable(file, e);
    }
  }

  /** Reads a text as if it were the file's. */
  public static Result<PulihConfiguration> read(
      Path file, String text, Map<String, String> environment) {
    return read(
        file.toString(),
        text.getBytes(StandardCharsets.UTF_8),
        References.of(environment, file.toAbsolutePath()));
  }

  /** The rules whose thresholds a service can have for itself. */
  public static Set<String> ownThresholds() {
    return ThresholdsSection.rules();
  }

  /**
   * The text of a configuration with other thresholds for single services; comments, order and all
   * else stay as they are.
   *
   * @param text one that can be read
   * @param thresholds by the position of a service in the list, then by rule, as they are written
   */
  public static String withThresholds(String text, Map<Integer, Map<String, String>> thresholds) {
    return new BlockEdit("services", "name", "thresholds").put(text, thresholds);
  }

  /** One byte more than is allowed tells that there are too many. */
  private static byte[] beginning(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(Document.MAX_BYTES + 1);
    }
  }

  static Result<PulihConfiguration> read(String name, byte[] bytes, References references) {
    return document().read(name, bytes, references);
  }

  /** The documentation of all keys, in Markdown. */
  public static String reference() {
    return Reference.markdown(document());
  }

  static Document<PulihConfiguration> document() {
    return new Document<>(new PulihSection(), Consistency.CONSTRAINTS);
  }

  private static String reason(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> e.toString();
    };
  }

  private static Result<PulihConfiguration> unreadable(Path file, IOException e) {
    Place place = new Place(file.toString(), 1, 1);
    String what = "the file cannot be read (" + reason(file, e) + ")";
    String allowed = "--config with the path of a readable file";
    return new Result<>(
        Optional.empty(), List.of(new Problem(Level.ERROR, place, "", what, allowed)));
  }
}
