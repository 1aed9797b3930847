package dev.pulih.service.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the operating system that a test needs: {@code prometheus}, {@code promtool}, {@code
 * initdb}. Where it is missing the test is skipped and names it; under {@code CI=true} it fails.
 */
public final class SystemTool {

  /** Where Debian keeps the server programs of PostgreSQL, which are not on PATH. */
  private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

  private SystemTool() {}

  /** The executable of this name, on PATH or among the newest PostgreSQL's programs. */
  public static Path require(String name) {
    return find(name).orElseGet(() -> missing(name, "true".equals(System.getenv("CI"))));
  }

  static Optional<Path> find(String name) {
    return folders().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  static Path missing(String name, boolean inCi) {
    String message = name + " is not installed; ./pulih test installs it on Debian as root";
    return inCi ? fail(message) : abort(message);
  }

  private static Stream<Path> folders() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
        Arrays.stream(path.split(File.pathSeparator, -1)).map(Path::of), postgresqlNewestFirst());
  }

  private static Stream<Path> postgresqlNewestFirst() {
    if (!Files.isDirectory(POSTGRESQL)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(POSTGRESQL)) {
      Comparator<Path> byVersion = Comparator.comparingInt(version -> version.toString().length());
      return versions
          .sorted(byVersion.thenComparing(Comparator.naturalOrder()).reversed())
          .toList()
          .stream()
          .map(version -> version.resolve("bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
