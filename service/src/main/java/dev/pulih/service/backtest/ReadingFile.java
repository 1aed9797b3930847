package dev.pulih.service.backtest;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Signal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a file of readings as readings. A line that says nothing sensible is refused. */
final class ReadingFile implements AutoCloseable {

  private static final List<String> REQUIRED = List.of("time", "signal", "name", "value");

  private final CsvRows rows;
  private final int[] columns;
  private final Map<String, Signal> known;
  private final Map<Signal, Map<List<String>, Entity>> entities = new HashMap<>();
  private String text = "";
  private Instant time = Instant.EPOCH;

  /** Opens a file, with the signals that it may speak of by name. */
  ReadingFile(Path file, Map<String, Signal> known) {
    this.rows = new CsvRows(file, REQUIRED);
    this.columns = ReadingRow.COLUMNS.stream().mapToInt(rows::column).toArray();
    this.known = known;
  }

  /**
   * A signal's sample of an entity, or why it could not be read.
   *
   * @param at when
   * @param signal the signal
   * @param sample the sample; empty if the signal could not be read
   * @param why the reason of that
   */
  record Line(Instant at, Signal signal, Optional<Sample> sample, String why) {}

  /** An entity's reading. */
  record Sample(Entity entity, Reading reading) {}

  /** The next line; empty at the end. */
  Optional<Line> next() {
    return rows.next() ? Optional.of(line()) : Optional.empty();
  }

  private Line line() {
    ReadingRow row =
        new ReadingRow(
            rows.cell(columns[0]),
            rows.cell(columns[1]),
            rows.cell(columns[2]),
            rows.cell(columns[3]),
            rows.cell(columns[4]),
            rows.cell(columns[5]),
            rows.cell(columns[6]));
    Signal signal = signal(row.signal());
    return row.isFailure()
        ? new Line(time(row.time()), signal, Optional.empty(), row.value())
        : new Line(time(row.time()), signal, Optional.of(sample(signal, row)), "");
  }

  private Instant time(String written) {
    if (!written.equals(text)) {
      time = parsed(written);
      text = written;
    }
    return time;
  }

  private Instant parsed(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException _) {
      throw rows.wrong("\"" + written + "\" is no time", "write it as 2026-11-01T00:00:00Z");
    }
  }

  private Signal signal(String written) {
    Signal signal = known.get(written);
    if (signal == null) {
      throw rows.wrong(
          "\"" + written + "\" is no signal",
          "name one of " + String.join(", ", known.keySet().stream().sorted().toList()));
    }
    return signal;
  }

  private Entity entity(Signal signal, ReadingRow row) {
    try {
      return entities
          .computeIfAbsent(signal, _ -> new HashMap<>())
          .computeIfAbsent(row.key(), _ -> row.entity(signal.kind()));
    } catch (IllegalArgumentException e) {
      throw rows.wrong(String.valueOf(e.getMessage()), "fill the columns that name the entity");
    }
  }

  private Sample sample(Signal signal, ReadingRow row) {
    return new Sample(entity(signal, row), Reading.of(number(row.value())));
  }

  private double number(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException _) {
      throw rows.wrong("\"" + written + "\" is no number", "write a number, or NaN for none");
    }
  }

  IllegalArgumentException wrong(String what, String remedy) {
    return rows.wrong(what, remedy);
  }

  @Override
  public void close() {
    rows.close();
  }
}
