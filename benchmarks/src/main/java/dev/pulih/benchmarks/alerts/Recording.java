package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.kit.CsvFile;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one recorded day.
 *
 * @param name the stream's name
 * @param day its rows
 * @param graph who calls whom; none where nobody wrote it down
 */
record Recording(String name, Path day, Optional<Path> graph) {

  /** Who calls whom. */
  CallGraph calls() {
    Map<Entity, Reading> calls = new HashMap<>();
    graph.ifPresent(file -> read(file, calls));
    return CallGraph.of(new Readings(Instant.EPOCH, Map.of(Signals.CALL_RATE, calls), Map.of()));
  }

  private static void read(Path path, Map<Entity, Reading> into) {
    try (CsvFile file = new CsvFile(path)) {
      for (var cells = file.next(); cells.isPresent(); cells = file.next()) {
        into.put(call(file, cells.get()), new Reading.Value(1));
      }
    }
  }

  private static Entity call(CsvFile file, List<String> cells) {
    if (cells.size() < 2 || cells.get(0).isBlank() || cells.get(1).isBlank()) {
      throw file.wrong(
          "a line names a caller and a callee; got \"%s\".".formatted(String.join(",", cells)));
    }
    return new Entity.OfCall(ColumnName.service(cells.get(0)), ColumnName.service(cells.get(1)));
  }
}
