package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.kit.CsvFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A recorded day of a cluster, row by row: a time and a value for each column. */
final class Day implements AutoCloseable {

  private static final String TIME = "time";

  private final CsvFile file;
  private double latest = Double.NEGATIVE_INFINITY;

  /** What all columns measured at one time; NaN where nothing was. */
  static final class Row {
    private final Instant at;
    private final double[] values;

    Row(Instant at, double... values) {
      this.at = at;
      this.values = values;
    }

    Instant at() {
      return at;
    }

    /** The value of a column. */
    double value(int column) {
      return values[column];
    }
  }

  /** Opens the file of a day. */
  Day(Path path) {
    this.file = new CsvFile(path);
    if (!file.head().getFirst().equals(TIME)) {
      throw file.wrong("the first column must be time; got " + file.head().getFirst() + ".");
    }
  }

  /** The names of the columns without the time. */
  List<String> columns() {
    return file.head().subList(1, file.head().size());
  }

  /** The next row; empty at the end. */
  Optional<Row> next() {
    return file.next().map(this::row);
  }

  private Row row(List<String> cells) {
    if (cells.size() != file.head().size()) {
      throw file.wrong(
          "%d cells where the head has %d columns. Is the file whole? Fetch it again."
              .formatted(cells.size(), file.head().size()));
    }
    return new Row(time(cells.getFirst()), values(cells));
  }

  private Instant time(String cell) {
    double seconds = number(cell, TIME);
    if (!(seconds > latest) || Double.isInfinite(seconds)) {
      throw file.wrong(
          "the time %s does not follow the one before; rows are in order of epoch seconds."
              .formatted(cell));
    }
    latest = seconds;
    return Instant.ofEpochMilli(Math.round(seconds * 1_000));
  }

  private double[] values(List<String> cells) {
    double[] values = new double[cells.size() - 1];
    for (int column = 0; column < values.length; column++) {
      values[column] = number(cells.get(column + 1), columns().get(column));
    }
    return values;
  }

  private double number(String cell, String column) {
    return switch (cell.strip().toLowerCase(Locale.ROOT)) {
      case "", "nan" -> Double.NaN;
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> parsed(cell, column);
    };
  }

  private double parsed(String cell, String column) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException _) {
      throw file.wrong(
          "\"%s\" in the column %s is no number; leave it empty where nothing was measured."
              .formatted(cell, column));
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
