package dev.pulih.service.backtest;

import dev.pulih.backtest.PastReader;
import dev.pulih.signal.Readings;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Plays a tape to one reader or several, which all see the same readings, read once. Free of files
 * and screens, so that it can be measured.
 */
public final class Replay {

  /** An hour at 15 s: enough for a range query to be worth its while, and little to keep. */
  static final int TICKS = 240;

  private final TickRange range;
  private final Tape tape;
  private final List<PastReader> readers;

  /** Of a range of a tape, to these. */
  public Replay(TickRange range, Tape tape, List<? extends PastReader> readers) {
    this.range = range;
    this.tape = tape;
    this.readers = List.copyOf(readers);
  }

  /** Plays it from the beginning to the end; the listener hears how many ticks are done. */
  public void play(LongConsumer done) {
    List<Readings> before = tape.read(range.before());
    readers.forEach(reader -> reader.warmUp(before, range.from()));
    try (ReadAhead pieces = new ReadAhead(tape, range.pieces(TICKS))) {
      play(pieces, done);
    }
  }

  private void play(Iterator<List<Readings>> pieces, LongConsumer done) {
    long ticks = 0;
    while (pieces.hasNext()) {
      List<Readings> readings = pieces.next();
      readings.forEach(tick -> readers.forEach(reader -> reader.next(tick)));
      ticks += readings.size();
      done.accept(ticks);
    }
  }
}
