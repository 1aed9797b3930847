package dev.pulih.service.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last answers of the queries that are asked less often than each tick. What was empty, or
 * failed at a tick, is asked again after a tenth of the time; meanwhile the last good answer
 * stands, until it is twice as old as it should be.
 */
final class RareAnswers {

  private static final int LATEST = 2;
  private static final int SOONEST = 10;

  private record Kept(Instant at, Outcome<Grid> outcome) {
    boolean youngerThan(Duration age, Instant now) {
      Duration old = Duration.between(at, now);
      return !old.isNegative() && old.compareTo(age) < 0;
    }

    boolean good() {
      return outcome instanceof Outcome.Answered<Grid>(Grid grid)
          && grid.columns().stream().noneMatch(Map::isEmpty);
    }
  }

  private final Map<SignalQuery, Kept> good = new ConcurrentHashMap<>();
  private final Map<SignalQuery, Kept> last = new ConcurrentHashMap<>();
  private final int afterFailure;

  private RareAnswers(int afterFailure) {
    this.afterFailure = afterFailure;
  }

  /** Those of the present. */
  static RareAnswers now() {
    return new RareAnswers(SOONEST);
  }

  /** Those of a past that is read at once: who waits for it waits for each failure. */
  static RareAnswers then() {
    return new RareAnswers(1);
  }

  /** The answer that stands; empty if the query is due. */
  Optional<Outcome<Grid>> standing(SignalQuery query, Instant now) {
    return Optional.ofNullable(last.get(query))
        .filter(newest -> newest.youngerThan(patience(query, newest), now))
        .map(newest -> best(query, now, newest.outcome()));
  }

  /** Keeps a new answer, and says which one stands now. */
  Outcome<Grid> keep(SignalQuery query, Instant now, Outcome<Grid> outcome) {
    if (!query.rare()) {
      return outcome;
    }
    Kept kept = new Kept(now, outcome);
    last.put(query, kept);
    if (kept.good()) {
      good.put(query, kept);
    }
    return best(query, now, outcome);
  }

  private Duration patience(SignalQuery query, Kept newest) {
    if (newest.good()) {
      return query.every();
    }
    boolean failed = newest.outcome() instanceof Outcome.Failed;
    return query.every().dividedBy(failed ? afterFailure : SOONEST);
  }

  /** The last good answer while it is young enough, else the newest. */
  private Outcome<Grid> best(SignalQuery query, Instant now, Outcome<Grid> newest) {
    return Optional.ofNullable(good.get(query))
        .filter(kept -> kept.youngerThan(query.every().multipliedBy(LATEST), now))
        .map(Kept::outcome)
        .orElse(newest);
  }
}
