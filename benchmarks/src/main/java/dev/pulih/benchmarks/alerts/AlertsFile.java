package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.kit.KitProblem;
import dev.pulih.benchmarks.kit.WholeFile;
import dev.pulih.signal.ServiceRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The alerts of all days in the kit's format, written whole or not at all. */
final class AlertsFile {

  /** The suspects that a line has room for. */
  private static final int SUSPECTS = 5;

  private final Path path;
  private final List<String> lines = new ArrayList<>();

  /** A file that nothing has been written to; where it cannot be, that is said at once. */
  AlertsFile(Path given) {
    this.path = given.toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw new KitProblem(given + " is a folder; give --alerts the name of a file in it.");
    }
    if (!Files.isDirectory(path.resolveSibling("."))) {
      throw new KitProblem(
          "There is no folder %s for %s; make it first.".formatted(path.getParent(), given));
    }
    lines.add("stream,time," + columns());
  }

  private static String columns() {
    return IntStream.rangeClosed(1, SUSPECTS)
        .mapToObj(n -> "suspect" + n)
        .collect(Collectors.joining(","));
  }

  /** Adds an alert. */
  void add(String stream, Alert alert) {
    Stream<String> suspects = alert.suspects().stream().limit(SUSPECTS).map(ServiceRef::name);
    Stream<String> when = Stream.of(stream, Long.toString(alert.at().getEpochSecond()));
    lines.add(Stream.concat(when, suspects).collect(Collectors.joining(",")));
  }

  /** Writes it, in place of what was there. */
  void write() {
    WholeFile.write(path, lines);
  }
}
