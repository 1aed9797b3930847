package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Many services that became anomalous together: a shared cause, such as a database or the network.
 *
 * @param since when it was declared
 * @param members the services
 */
public record Storm(Instant since, Set<ServiceRef> members) {

  public Storm {
    members = Set.copyOf(members);
  }

  /**
   * The storm after a tick. One that is on takes in what joins it, and lasts until none of its
   * members is anomalous.
   *
   * @param before the storm before the tick
   * @param onsets since when each service has had a threshold finding; healthy ones are absent
   * @param watched how many services are watched
   * @param limits when it is a storm
   * @param now the tick's time
   */
  public static Optional<Storm> next(
      Optional<Storm> before,
      Map<ServiceRef, Instant> onsets,
      int watched,
      GuardLimits.StormLimits limits,
      Instant now) {
    return before.isPresent()
        ? before.filter(s -> s.lasts(onsets)).map(s -> s.joinedBy(onsets.keySet()))
        : declare(onsets, needed(watched, limits), limits, now);
  }

  private boolean lasts(Map<ServiceRef, Instant> onsets) {
    return members.stream().anyMatch(onsets::containsKey);
  }

  private Storm joinedBy(Set<ServiceRef> others) {
    Set<ServiceRef> all = new TreeSet<>(members);
    all.addAll(others);
    return new Storm(since, all);
  }

  /** The smaller of the count and the share, but never below the floor. */
  private static int needed(int watched, GuardLimits.StormLimits limits) {
    int byShare = (int) Math.ceil(watched * limits.share());
    return Math.max(limits.minServices(), Math.min(limits.services(), byShare));
  }

  private static Optional<Storm> declare(
      Map<ServiceRef, Instant> onsets, int needed, GuardLimits.StormLimits limits, Instant now) {
    return onsets.values().stream()
        .sorted()
        .map(first -> within(onsets, first, first.plus(limits.within())))
        .filter(together -> together.size() >= needed)
        .findFirst()
        .map(together -> new Storm(now, together));
  }

  /** What was ill long before is no part of it. */
  private static Set<ServiceRef> within(
      Map<ServiceRef, Instant> onsets, Instant from, Instant until) {
    return onsets.entrySet().stream()
        .filter(e -> !e.getValue().isBefore(from) && !e.getValue().isAfter(until))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
