package dev.pulih.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Readings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** One piece is read while another one is played. */
class ReadAheadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  /** Three pieces of one tick each. */
  private static final List<Piece> PIECES =
      new TickRange(START, START.plusSeconds(30), Duration.ofSeconds(15)).pieces(1);

  private final List<Long> asked = new CopyOnWriteArrayList<>();

  private List<Readings> read(Piece piece) {
    asked.add(piece.index());
    return List.of(new Readings(piece.from(), Map.of(), Map.of()));
  }

  @Test
  void all_pieces_come_in_their_order() {
    try (ReadAhead pieces = new ReadAhead(this::read, PIECES)) {
      for (Piece piece : PIECES) {
        assertThat(pieces).hasNext();
        assertThat(pieces.next().getFirst().at()).isEqualTo(piece.from());
      }
      assertThat(pieces).isExhausted();
    }
    assertThat(asked).containsExactly(1L, 2L, 3L);
  }

  @Test
  void while_one_is_played_the_next_one_is_read() {
    try (ReadAhead pieces = new ReadAhead(this::read, PIECES)) {
      pieces.next();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked).containsExactly(1L, 2L));
    }
  }

  @Test
  void no_more_than_one_is_read_ahead() {
    try (ReadAhead pieces = new ReadAhead(this::read, PIECES)) {
      pieces.next();
    }
    assertThat(asked).containsExactly(1L, 2L);
  }

  @Test
  void what_came_before_a_failure_is_played_and_then_it_is_told() {
    Tape breaking =
        piece -> {
          if (piece.index() == 2) {
            throw new IllegalStateException("no answer");
          }
          return read(piece);
        };
    try (ReadAhead pieces = new ReadAhead(breaking, PIECES)) {
      assertThat(pieces.next()).hasSize(1);
      assertThatThrownBy(pieces::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no answer");
    }
  }

  @Test
  void an_error_is_told_as_it_is() {
    Tape tooMuch =
        _ -> {
          throw new OutOfMemoryError("Java heap space");
        };
    try (ReadAhead pieces = new ReadAhead(tooMuch, PIECES)) {
      assertThatThrownBy(pieces::next).isInstanceOf(OutOfMemoryError.class);
    }
  }

  /** Half of a piece must not be kept as one whose queries failed. */
  @Test
  void closing_lets_a_piece_be_read_to_its_end() throws InterruptedException {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    ReadAhead pieces =
        new ReadAhead(
            piece -> {
              asking.countDown();
              return answered(answer, piece);
            },
            PIECES);
    asking.await();
    Thread closing = Thread.ofVirtual().start(pieces::close);
    await().atMost(PATIENCE).until(() -> closing.getState() != Thread.State.RUNNABLE);
    answer.countDown();
    closing.join();
    assertThat(asked).containsExactly(1L);
  }

  private List<Readings> answered(CountDownLatch answer, Piece piece) {
    try {
      answer.await();
      return read(piece);
    } catch (InterruptedException e) {
      throw new IllegalStateException("given up", e);
    }
  }
}
