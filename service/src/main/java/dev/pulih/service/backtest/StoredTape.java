package dev.pulih.service.backtest;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import java.util.List;

/** A tape whose pieces are kept as they are read, and read from where they are kept. */
final class StoredTape implements Tape {

  private final ReadingFolder folder;
  private final Tape tape;

  StoredTape(ReadingFolder folder, Tape tape) {
    this.folder = folder;
    this.tape = tape;
  }

  @Override
  public List<Readings> read(Piece piece) {
    return folder.read(piece).orElseGet(() -> readAndKept(piece));
  }

  private List<Readings> readAndKept(Piece piece) {
    List<Readings> readings = tape.read(piece);
    folder.write(piece, readings);
    return readings;
  }
}
