package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    List<Instant> times = onsets.values().stream().sorted(Comparator.naturalOrder()).toList();
    return clustered(times, needed, limits)
        ? Optional.of(new Storm(now, onsets.keySet()))
        : Optional.empty();
  }

  private static boolean clustered(
      List<Instant> times, int needed, GuardLimits.StormLimits limits) {
    for (int i = 0; i + needed <= times.size(); i++) {
      if (!times.get(i + needed - 1).isAfter(times.get(i).plus(limits.within()))) {
        return true;
      }
    }
    return false;
  }
}
