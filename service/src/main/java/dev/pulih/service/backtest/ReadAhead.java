package dev.pulih.service.backtest;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The pieces of a tape, of which the next one is read while the latest one is played. To close it
 * waits for what is being read: a query that is given up would be kept as one that failed.
 */
final class ReadAhead implements Iterator<List<Readings>>, AutoCloseable {

  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pulih-tape").factory());

  private final Tape tape;
  private final Iterator<Piece> pieces;
  private Optional<Future<List<Readings>>> coming;

  /** Begins to read. */
  ReadAhead(Tape tape, List<Piece> pieces) {
    this.tape = tape;
    this.pieces = pieces.iterator();
    this.coming = begin();
  }

  private Optional<Future<List<Readings>>> begin() {
    return pieces.hasNext() ? Optional.of(reading(pieces.next())) : Optional.empty();
  }

  private Future<List<Readings>> reading(Piece piece) {
    return reader.submit(() -> tape.read(piece));
  }

  @Override
  public boolean hasNext() {
    return coming.isPresent();
  }

  /**
   * The next piece.
   *
   * @throws RuntimeException what the tape threw, as is an error
   */
  @Override
  public List<Readings> next() {
    List<Readings> readings = read(coming.orElseThrow(NoSuchElementException::new));
    coming = begin();
    return readings;
  }

  private static List<Readings> read(Future<List<Readings>> coming) {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the past was read.", e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case Error error -> throw error;
      case RuntimeException why -> why;
      case null, default -> new IllegalStateException(e);
    };
  }

  @Override
  public void close() {
    reader.close();
  }
}
