package dev.pulih.benchmarks.nab;

import dev.pulih.benchmarks.kit.CsvFile;
import dev.pulih.benchmarks.kit.WholeFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scores of a series, a line for each of its rows: 1 where a finding begins, else 0. */
final class ScoreFile {

  private static final String HEAD = "timestamp,score";

  private final String name;
  private final List<String> lines = new ArrayList<>(List.of(HEAD));
  private int findings;

  private ScoreFile(String name) {
    this.name = name;
  }

  /** The scores that a rule gives, which knows no more of a row than those up to it. */
  static ScoreFile of(NabSeries series, RowRule rule) {
    ScoreFile file = new ScoreFile(series.name());
    try (CsvFile rows = new CsvFile(series.file())) {
      Optional<List<String>> cells = rows.next();
      while (cells.isPresent()) {
        file.add(cells.orElseThrow(), rows, rule);
        cells = rows.next();
      }
    }
    return file;
  }

  private void add(List<String> cells, CsvFile rows, RowRule rule) {
    if (cells.size() != 2) {
      throw rows.wrong("a timestamp and a value are expected; got " + cells + ".");
    }
    boolean begins = rule.begins(at(cells.getFirst(), rows), value(cells.getLast(), rows));
    findings += begins ? 1 : 0;
    lines.add(cells.getFirst() + (begins ? ",1" : ",0"));
  }

  private static Instant at(String text, CsvFile rows) {
    try {
      return LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw rows.wrong("\"" + text + "\" is no time such as 2015-02-26 21:42:53.");
    }
  }

  private static double value(String text, CsvFile rows) {
    try {
      return text.isBlank() ? Double.NaN : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw rows.wrong("\"" + text + "\" is no number; leave the cell empty where there is none.");
    }
  }

  int rows() {
    return lines.size() - 1;
  }

  int findings() {
    return findings;
  }

  /** Writes them into a folder, in place of what was there under the same name. */
  void write(Path folder) {
    WholeFile.write(folder.resolve(name), lines);
  }
}
