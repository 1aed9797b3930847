package dev.pulih.simulator.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bug that is planted into one source file of the core, by replacing a piece of its text.
 *
 * @param name what is wrong, as a sentence
 * @param file the source file, from the core's package on
 * @param right the text that stands there once
 * @param wrong what stands there instead
 */
record PlantedBug(String name, String file, String right, String wrong) {

  /** Where the core's packages are. */
  static final Path SOURCES = Path.of("..", "core", "src", "main", "java", "dev", "pulih");

  /** The name of the class that the file holds. */
  String className() {
    return "dev.pulih." + file.replace('/', '.').replace(".java", "");
  }

  /** The file with the bug in it. */
  String planted() {
    String source = source();
    int at = source.indexOf(right);
    if (at < 0 || source.indexOf(right, at + 1) >= 0) {
      throw new IllegalStateException(
          "%s: the text to replace must stand once in %s: %s".formatted(name, file, right));
    }
    return source.replace(right, wrong);
  }

  private String source() {
    try {
      return Files.readString(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
