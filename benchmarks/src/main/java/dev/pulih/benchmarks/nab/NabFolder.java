package dev.pulih.benchmarks.nab;

import dev.pulih.benchmarks.kit.KitProblem;
import dev.pulih.benchmarks.kit.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of series: {@code data/CATEGORY/FILE.csv}, plain or zipped. */
final class NabFolder {

  private static final String CSV = ".csv";
  private static final String ZIPPED = ".gz";

  private final Path rows;

  /**
   * The folder itself, or the one of all benchmarks that has it as {@code nab}; one of that name
   * without series may hold scores.
   */
  NabFolder(Path given) {
    Path inner = given.resolve("nab").resolve("data");
    this.rows = Files.isDirectory(inner) ? inner : given.resolve("data");
  }

  /** Refuses a folder for scores that lies among the series: they would be read as such. */
  void keepApart(Path scores) {
    if (Places.isWithin(scores, rows)) {
      throw new KitProblem(
          "%s lies among the series, in %s; give --scores a folder elsewhere."
              .formatted(scores, rows));
    }
  }

  /** The series, by name; at least one. */
  List<NabSeries> series() {
    if (!Files.isDirectory(rows)) {
      throw new KitProblem(
          "There is no folder " + rows + "; give --data one of the kit, such as dev/nab.");
    }
    try (Stream<Path> files = Files.walk(rows)) {
      return someOf(files.filter(Files::isRegularFile).filter(NabFolder::csv).toList());
    } catch (IOException e) {
      throw KitProblem.unreadable(rows, e);
    }
  }

  private List<NabSeries> someOf(List<Path> files) {
    if (files.isEmpty()) {
      throw new KitProblem(rows + " holds no CATEGORY/FILE.csv or .csv.gz.");
    }
    return files.stream().map(this::one).sorted(Comparator.comparing(NabSeries::name)).toList();
  }

  private NabSeries one(Path file) {
    String path = rows.relativize(file).toString().replace('\\', '/');
    String plain =
        path.endsWith(ZIPPED) ? path.substring(0, path.length() - ZIPPED.length()) : path;
    return new NabSeries(plain, file);
  }

  private static boolean csv(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(CSV) || name.endsWith(CSV + ZIPPED);
  }
}
