package dev.pulih.service.backtest;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The pieces that were read, as files in the layout of {@code --csv}: each whole or not there, so
 * that whoever was interrupted goes on behind the last one.
 */
final class ReadingFolder {

  private static final CsvMapper MAPPER = CsvMapper.builder().build();
  private static final CsvSchema SCHEMA =
      CsvSchema.builder()
          .addColumns(ReadingRow.COLUMNS, CsvSchema.ColumnType.STRING)
          .setUseHeader(true)
          .build();

  private final Path folder;
  private final Duration step;
  private final List<Signal> signals;

  ReadingFolder(Path folder, Duration step, List<Signal> signals) {
    this.folder = folder;
    this.step = step;
    this.signals = List.copyOf(signals);
  }

  private Path file(Piece piece) {
    return folder.resolve("%05d.csv.gz".formatted(piece.index()));
  }

  /** A piece that was read before; empty if it was not. */
  Optional<List<Readings>> read(Piece piece) {
    return Files.exists(file(piece)) ? Optional.of(stored(piece)) : Optional.empty();
  }

  private List<Readings> stored(Piece piece) {
    PieceBuilder builder = new PieceBuilder(piece, step, signals);
    try (ReadingFile file = new ReadingFile(file(piece), SignalNames.of(signals))) {
      for (var line = file.next(); line.isPresent(); line = file.next()) {
        builder.take(line.orElseThrow());
      }
    }
    return builder.readings();
  }

  /** Keeps a piece. */
  void write(Piece piece, List<Readings> readings) {
    Path draft = folder.resolve(file(piece).getFileName() + ".unfinished");
    try {
      Files.createDirectories(folder);
      write(draft, readings);
      Files.move(draft, file(piece), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "What was read cannot be kept in %s (%s); make room, or name another folder with --out."
              .formatted(folder, e),
          e);
    }
  }

  private static void write(Path draft, List<Readings> readings) throws IOException {
    try (BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(draft), 1 << 16),
                    StandardCharsets.UTF_8));
        SequenceWriter rows = MAPPER.writer(SCHEMA).forType(String[].class).writeValues(out)) {
      readings.forEach(tick -> rows(tick, row -> rows.write(cells(row))));
    }
  }

  private static String[] cells(ReadingRow row) {
    return new String[] {
      row.time(),
      row.signal(),
      row.namespace(),
      row.name(),
      row.toNamespace(),
      row.toName(),
      row.value()
    };
  }

  private static void rows(Readings tick, Consumer<ReadingRow> into) {
    String time = tick.at().toString();
    tick.samples().forEach((signal, samples) -> rows(time, signal.toString(), samples, into));
    tick.failures()
        .forEach((signal, why) -> into.accept(ReadingRow.failure(time, signal.toString(), why)));
  }

  private static void rows(
      String time, String signal, Map<Entity, Reading> samples, Consumer<ReadingRow> into) {
    samples.forEach(
        (entity, reading) ->
            into.accept(
                ReadingRow.of(
                    time, signal, entity, Double.toString(reading.known().orElse(Double.NaN)))));
  }
}
