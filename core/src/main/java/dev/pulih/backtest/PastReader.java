package dev.pulih.backtest;

import dev.pulih.flow.TickReport;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.time.Instant;
import java.util.List;

/** What readings of the past are played to, tick by tick. */
public interface PastReader {

  /** The signals that its ticks read. */
  List<Signal> signals();

  /** Fills the series with what was before the first tick, as a live start does. */
  void warmUp(List<Readings> before, Instant first);

  /** Plays the next tick. */
  TickReport next(Readings raw);
}
