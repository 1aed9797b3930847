package dev.pulih.service.backtest;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.Played;
import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Plays a tape to one backtest or several, which all see the same readings, read once. Free of
 * files and screens, so that it can be measured.
 */
public final class Replay {

  /** An hour at 15 s: enough for a range query to be worth its while, and little to keep. */
  static final int TICKS = 240;

  private final TickRange range;
  private final Tape tape;
  private final List<Backtest> backtests;

  /** Of a range of a tape, to these. */
  public Replay(TickRange range, Tape tape, List<Backtest> backtests) {
    this.range = range;
    this.tape = tape;
    this.backtests = List.copyOf(backtests);
  }

  /** Plays it from the beginning to the end; the listener hears how many ticks are done. */
  public List<Played> play(LongConsumer done) {
    List<Readings> before = tape.read(range.before());
    backtests.forEach(backtest -> backtest.warmUp(before, range.from()));
    long ticks = 0;
    for (Piece piece : range.pieces(TICKS)) {
      List<Readings> readings = tape.read(piece);
      readings.forEach(tick -> backtests.forEach(backtest -> backtest.next(tick)));
      ticks += readings.size();
      done.accept(ticks);
    }
    return backtests.stream().map(Backtest::end).toList();
  }
}
