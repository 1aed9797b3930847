package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.kit.KitProblem;
import dev.pulih.benchmarks.kit.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of recorded days: {@code STREAM.csv.gz}, and {@code STREAM_graph.csv} beside it. */
final class KitFolder {

  private static final String CSV = ".csv";
  private static final String ZIPPED = ".csv.gz";
  private static final String GRAPH = "_graph";

  /** The truth, which no detector may see. */
  private static final String FAULTS = "faults";

  private final Path folder;

  /** The folder itself, or the one of all benchmarks that has it as {@code k8s}. */
  KitFolder(Path given) {
    Path inner = given.resolve("k8s");
    this.folder = Files.isDirectory(inner) ? inner : given;
  }

  /** Refuses a file for alerts that lies among the days: the next run would read it as one. */
  void keepApart(Path alerts) {
    if (Places.isIn(alerts, folder)) {
      throw new KitProblem(
          "%s lies among the days, in %s; give --alerts a file elsewhere."
              .formatted(alerts, folder));
    }
  }

  /** The days that were recorded, by name; at least one. */
  List<Recording> recordings() {
    List<Recording> found = names().stream().map(this::recording).toList();
    if (found.isEmpty()) {
      throw new KitProblem(
          folder + " holds no STREAM.csv.gz; give --data the folder that does, such as dev/k8s.");
    }
    return found;
  }

  private Set<String> names() {
    if (!Files.isDirectory(folder)) {
      throw new KitProblem(
          "There is no folder " + folder + "; give --data one of the kit, such as dev/k8s.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(CSV) || name.endsWith(ZIPPED))
          .map(name -> name.substring(0, name.lastIndexOf(CSV)))
          .filter(name -> !name.endsWith(GRAPH) && !name.equals(FAULTS))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new KitProblem("%s cannot be listed: %s.".formatted(folder, KitProblem.said(e)));
    }
  }

  private Recording recording(String name) {
    return new Recording(name, file(name).orElseThrow(), file(name + GRAPH));
  }

  private Optional<Path> file(String name) {
    return Stream.of(folder.resolve(name + CSV), folder.resolve(name + ZIPPED))
        .filter(Files::exists)
        .findFirst();
  }
}
