package dev.pulih.service.web.page;

import dev.pulih.service.web.Bounded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Answers that take a while to get: they are asked for by one reader at a time, and stand for a
 * minute. For any thread.
 */
final class KeptAnswers<K, V> {

  /** So many are kept. */
  static final int KEPT = 16;

  /** After so long it is asked again. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private final Map<K, Kept<V>> kept = Bounded.byAge(KEPT);

  private record Kept<V>(Instant asked, V answer) {
    boolean isFresh(Instant now) {
      return now.isBefore(asked.plus(AGAIN));
    }
  }

  KeptAnswers(InstantSource clock) {
    this.clock = clock;
  }

  /** The answer to a question as of now; empty where somebody else asks. */
  Optional<V> of(K question, Function<Instant, V> ask) {
    if (!asking.tryLock()) {
      return Optional.empty();
    }
    try {
      Instant now = clock.instant();
      kept.values().removeIf(it -> !it.isFresh(now));
      Kept<V> found = kept.get(question);
      return Optional.of(found == null ? keep(question, now, ask.apply(now)) : found.answer());
    } finally {
      asking.unlock();
    }
  }

  private V keep(K question, Instant now, V answer) {
    kept.put(question, new Kept<>(now, answer));
    return answer;
  }
}
