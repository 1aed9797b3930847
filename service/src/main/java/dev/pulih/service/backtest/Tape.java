package dev.pulih.service.backtest;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import java.util.List;

/**
 * Readings of the past, a piece at a time and in the order of time, so that no more than two pieces
 * of them, one played and one read, are in memory, however long the range is.
 */
@FunctionalInterface
public interface Tape {

  /**
   * The readings of each tick of a piece, oldest first; pieces are asked for one after the other.
   */
  List<Readings> read(Piece piece);
}
