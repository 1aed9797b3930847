package dev.pulih.service.backtest;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The pieces that were read, as files in the layout of {@code --csv}: each whole or not there, so
 * that whoever was interrupted goes on behind the last one.
 */
final class ReadingFolder {

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
    try (ReadingWriter writer = new ReadingWriter(draft)) {
      for (Readings tick : readings) {
        writer.write(tick);
      }
    }
  }
}
