package dev.pulih.detect;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Truth;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Remembers a signal's readings for half of the window that they are averaged over. */
final class Recents {

  private final Signal signal;
  private final int ticks;
  private final Recency recency;
  private final Map<Entity, Deque<Reading>> readings = new HashMap<>();

  /** Remembers so many ticks. */
  Recents(Signal signal, int ticks, Recency recency) {
    this.recency = recency;
    this.signal = signal;
    this.ticks = Math.max(1, ticks);
  }

  /** The next tick, for the entities that still exist. */
  void next(Scene scene, Collection<? extends Entity> entities) {
    readings.keySet().retainAll(entities);
    entities.forEach(entity -> push(entity, scene.readings().of(signal, entity)));
  }

  private void push(Entity entity, Reading reading) {
    Deque<Reading> known = readings.computeIfAbsent(entity, _ -> new ArrayDeque<>());
    known.addLast(reading);
    if (known.size() > ticks + 1) {
      known.removeFirst();
    }
  }

  /** The latest reading against the one of half a window ago. */
  Truth hold(Entity entity, double above) {
    Deque<Reading> known = readings.getOrDefault(entity, new ArrayDeque<>());
    return known.isEmpty() ? Truth.UNKNOWN : recency.holds(known.getLast(), before(known), above);
  }

  private Reading before(Deque<Reading> known) {
    return known.size() > ticks ? known.getFirst() : Reading.unknown(Why.NO_DATA);
  }
}
