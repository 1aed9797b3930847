package dev.pulih.flow;

import dev.pulih.recover.EventLog.EffectId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn it is at one desk. Who calls people keeps a place, the more urgent before the less,
 * one behind the other; anybody else takes what is left. Who does not come when it is their turn
 * has lost the place.
 */
final class Turns {

  private final Duration pace;
  private final Map<EffectId, Place> places = new HashMap<>();
  private Instant free = Instant.MIN;
  private long given;

  /** A place in the queue, by number among those who are equally urgent. */
  private record Place(Urgency urgency, long number, Instant turn) {
    boolean before(Place other) {
      int urgent = urgency.compareTo(other.urgency());
      return urgent < 0 || (urgent == 0 && number < other.number());
    }
  }

  Turns(Duration pace) {
    this.pace = pace;
  }

  /** How long to wait before asking again; empty if now is the turn, which is taken. */
  Optional<Duration> ask(Instant now) {
    forget(now);
    return take(behind(places.size(), now), now);
  }

  /** How long until the place that is kept; empty if now is the turn, which is taken. */
  Optional<Duration> ask(EffectId who, Urgency urgency, Instant now) {
    forget(now);
    Place place = places.computeIfAbsent(who, _ -> new Place(urgency, given++, now));
    Instant turn = behind(places.values().stream().filter(p -> p.before(place)).count(), now);
    places.put(who, new Place(urgency, place.number(), turn));
    Optional<Duration> wait = take(turn, now);
    if (wait.isEmpty()) {
      places.remove(who);
    }
    return wait;
  }

  private Instant behind(long others, Instant now) {
    return later(free, now).plus(pace.multipliedBy(others));
  }

  /** Who missed their turn, or has found another way since. */
  private void forget(Instant now) {
    places.values().removeIf(place -> place.turn().plus(pace).isBefore(now));
  }

  private Optional<Duration> take(Instant from, Instant now) {
    if (now.isBefore(from)) {
      return Optional.of(Duration.between(now, from));
    }
    free = now.plus(pace);
    return Optional.empty();
  }

  /** Nobody's turn comes before this. */
  void rest(Instant until) {
    free = later(free, until);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
