package dev.pulih.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Numbers series densely from 0, so that plain arrays can hold them; freed numbers are reused. */
final class Slots {

  /** No slot. */
  static final int NONE = -1;

  private final Map<Series, Integer> slots = new HashMap<>();
  private final List<@Nullable Series> holders = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  int find(Series series) {
    return slots.getOrDefault(series, NONE);
  }

  int claim(Series series) {
    return slots.computeIfAbsent(series, this::take);
  }

  /** Frees the slots that the test selects. */
  void release(IntPredicate unused) {
    for (int slot = 0; slot < holders.size(); slot++) {
      Series holder = holders.get(slot);
      if (holder != null && unused.test(slot)) {
        release(holder, slot);
      }
    }
  }

  Map<Series, Integer> taken() {
    return Collections.unmodifiableMap(slots);
  }

  private int take(Series series) {
    int slot = free.isEmpty() ? grow() : free.pop();
    holders.set(slot, series);
    return slot;
  }

  private int grow() {
    holders.add(null);
    return holders.size() - 1;
  }

  private void release(Series holder, int slot) {
    slots.remove(holder);
    holders.set(slot, null);
    free.push(slot);
  }
}
