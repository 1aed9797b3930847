package dev.pulih.flow;

import dev.pulih.recover.EventLog.EffectId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn it is at one desk. Who calls people keeps a place, one behind the other; anybody else
 * takes what is left. A place that is missed is given anew.
 */
final class Turns {

  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private final Duration pace;
  private final Map<EffectId, Instant> places = new HashMap<>();
  private Instant free = Instant.MIN;
  private Instant kept = Instant.MIN;

  Turns(Duration pace) {
    this.pace = pace;
  }

  /** How long to wait before asking again; empty if now is the turn, which is taken. */
  Optional<Duration> ask(Instant now) {
    return take(later(free, kept), now);
  }

  /** How long until the place that is kept; empty if now is the turn, which is taken. */
  Optional<Duration> askFirst(EffectId who, Instant now) {
    forget(who, now);
    Instant place = places.getOrDefault(who, later(now, later(free, kept)));
    places.put(who, place);
    kept = later(kept, place.plus(pace));
    Optional<Duration> wait = take(place, now);
    if (wait.isEmpty()) {
      places.remove(who);
    }
    return wait;
  }

  /** The place of who missed it, and the places of those who have found another way since. */
  private void forget(EffectId who, Instant now) {
    if (now.isBefore(free)) {
      places.computeIfPresent(who, (_, place) -> now.isBefore(place) ? place : null);
    }
    places.values().removeIf(place -> place.isBefore(now.minus(FORGOTTEN)));
  }

  private Optional<Duration> take(Instant from, Instant now) {
    if (now.isBefore(from)) {
      return Optional.of(Duration.between(now, from));
    }
    free = now.plus(pace);
    return Optional.empty();
  }

  /** Nobody's turn comes before this, and all places are given anew. */
  void rest(Instant until) {
    free = later(free, until);
    kept = Instant.MIN;
    places.clear();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
