package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the guards of a stage say when each of them is asked, whether another one holds the stage or
 * not, and whether the stage is due or not. Nothing is decided by it.
 *
 * @param holds what holds the stage, or would
 * @param looked the guards that were looked at
 * @param skipped those that could not be looked at, or not for all objects, and why
 */
record Inspection(List<Hold> holds, Set<Reason> looked, Map<Reason, String> skipped) {

  static Inspection looked(Set<Reason> guards, List<Hold> holds) {
    return new Inspection(holds, guards, Map.of());
  }

  static Inspection looked(Reason guard, Stream<Hold> holds) {
    return looked(Set.of(guard), holds.toList());
  }

  static Inspection skipped(Set<Reason> guards, String why) {
    return new Inspection(
        List.of(), Set.of(), guards.stream().collect(Collectors.toMap(g -> g, _ -> why)));
  }

  /** Both; the same hold is told once. */
  Inspection and(Inspection other) {
    Set<Reason> both = EnumSet.noneOf(Reason.class);
    both.addAll(looked);
    both.addAll(other.looked);
    Map<Reason, String> unseen = new EnumMap<>(Reason.class);
    unseen.putAll(other.skipped);
    unseen.putAll(skipped);
    return new Inspection(
        Stream.concat(holds.stream(), other.holds.stream()).distinct().toList(), both, unseen);
  }

  /** The guards that were looked at and hold nothing. */
  Set<Reason> clear() {
    Set<Reason> clear = EnumSet.noneOf(Reason.class);
    clear.addAll(looked);
    clear.removeAll(skipped.keySet());
    holds.forEach(hold -> clear.remove(hold.reason()));
    return clear;
  }

  /** The guards of which nothing can be said, and why; one that holds says enough. */
  Map<Reason, String> unseen() {
    Map<Reason, String> unseen = new EnumMap<>(Reason.class);
    unseen.putAll(skipped);
    holds.forEach(hold -> unseen.remove(hold.reason()));
    return unseen;
  }
}
