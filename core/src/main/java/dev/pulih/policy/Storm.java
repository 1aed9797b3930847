package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Many services that became anomalous together: a shared cause, such as a database or the network.
 *
 * @param since when it was declared
 * @param troubles its services, and since when each has its trouble
 */
public record Storm(Instant since, Map<ServiceRef, Instant> troubles) {

  public Storm {
    troubles = Map.copyOf(troubles);
  }

  /** One of which it is known whose trouble it is, and not since when. */
  public Storm(Instant since, Set<ServiceRef> members) {
    this(since, members.stream().collect(Collectors.toMap(it -> it, _ -> Instant.MAX)));
  }

  /** The same, whose services have their trouble since then, or for longer. */
  public Storm troubledSince(Instant known) {
    return new Storm(since, members().stream().collect(Collectors.toMap(it -> it, _ -> known)));
  }

  /** Its services. */
  public Set<ServiceRef> members() {
    return troubles.keySet();
  }

  /**
   * The storm after a tick. One that is on takes in what begins soon after it, and lasts until none
   * of its members is anomalous. Trouble that begins later is another one, also of a member: it is
   * no part of it, so that nobody takes a page of long ago for one about it.
   *
   * @param before the storm before the tick
   * @param onsets since when each service has had the worst threshold finding that it has; healthy
   *     ones are absent
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
        ? before.map(s -> s.at(onsets, limits)).filter(s -> s.lasts(onsets))
        : declare(onsets, needed(watched, limits), limits, now);
  }

  private boolean lasts(Map<ServiceRef, Instant> onsets) {
    return members().stream().anyMatch(onsets::containsKey);
  }

  private Storm at(Map<ServiceRef, Instant> onsets, GuardLimits.StormLimits limits) {
    Instant end = limits.joinUntil(since);
    Map<ServiceRef, Instant> now = new HashMap<>();
    troubles.forEach(
        (service, before) -> {
          Instant onset = onsets.getOrDefault(service, before);
          if (!onset.isAfter(end) || !onset.isAfter(before)) {
            now.put(service, onset);
          }
        });
    within(onsets, since.minus(limits.within()), end).forEach(now::putIfAbsent);
    return new Storm(since, now);
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
  private static Map<ServiceRef, Instant> within(
      Map<ServiceRef, Instant> onsets, Instant from, Instant until) {
    return onsets.entrySet().stream()
        .filter(e -> !e.getValue().isBefore(from) && !e.getValue().isAfter(until))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
