package dev.pulih.service.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The things that were met last, so many at most: what has not been met for the longest time makes
 * room for what is new. For one thread.
 *
 * @param <T> what they are
 */
final class Latest<T> {

  private static final float LOAD = 0.75f;

  private final int most;
  private final Map<T, Boolean> things = new LinkedHashMap<>(16, LOAD, true);

  Latest(int most) {
    this.most = most;
  }

  /** Meets it; whether it is one of them. */
  boolean has(T thing) {
    return things.get(thing) != null;
  }

  void add(T thing) {
    things.put(thing, true);
    if (things.size() > most) {
      things.remove(things.keySet().iterator().next());
    }
  }
}
