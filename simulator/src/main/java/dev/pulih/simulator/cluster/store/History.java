package dev.pulih.simulator.cluster.store;

import java.util.ArrayDeque;
import java.util.List;

/** The newest changes of a store, so that a watch can begin in the past. */
final class History {

  private final int capacity;
  private final ArrayDeque<WatchEvent> events = new ArrayDeque<>();
  private long forgotten;

  History(int capacity) {
    this.capacity = capacity;
  }

  void add(WatchEvent event) {
    events.addLast(event);
    if (events.size() > capacity) {
      forgotten = events.removeFirst().revision();
    }
  }

  void forgetUpTo(long revision) {
    while (!events.isEmpty() && events.getFirst().revision() <= revision) {
      events.removeFirst();
    }
    forgotten = Math.max(forgotten, revision);
  }

  /**
   * The changes after a revision.
   *
   * @throws ApiFailure 410 if some of them are forgotten
   */
  List<WatchEvent> after(long revision) {
    if (revision < forgotten) {
      throw Failures.expired(revision, forgotten);
    }
    return events.stream().filter(event -> event.revision() > revision).toList();
  }
}
