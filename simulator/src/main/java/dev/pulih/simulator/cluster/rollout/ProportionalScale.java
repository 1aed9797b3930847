package dev.pulih.simulator.cluster.rollout;

import java.util.ArrayList;
import java.util.List;

/**
 * How a change of a Deployment's size in the middle of a rollout is shared among its ReplicaSets:
 * in proportion to their sizes, the remainder to the largest.
 */
final class ProportionalScale {

  private ProportionalScale() {}

  /**
   * The new sizes of ReplicaSets whose sizes are given largest first.
   *
   * @param allowed the most pods that may exist afterwards
   * @param allowedBefore the most that might exist when the sizes were set
   */
  static List<Integer> of(List<Integer> sizes, int allowed, int allowedBefore) {
    int total = sizes.stream().mapToInt(Integer::intValue).sum();
    int toAdd = allowed - total;
    int added = 0;
    List<Integer> next = new ArrayList<>();
    for (int size : sizes) {
      int share = share(size, allowed, allowedBefore, toAdd - added);
      added += share;
      next.add(size + share);
    }
    if (!next.isEmpty()) {
      next.set(0, Math.max(0, next.getFirst() + toAdd - added));
    }
    return next;
  }

  private static int share(int size, int allowed, int allowedBefore, int left) {
    long grown = Math.round((double) size * allowed / Math.max(1, allowedBefore)) - size;
    return (int) (left > 0 ? Math.clamp(grown, 0L, left) : Math.clamp(grown, left, 0L));
  }
}
