package dev.pulih.simulator.cluster.rollout;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The arithmetic of a rolling update: how many pods the new ReplicaSet may have and how many the
 * old ones must give up. At most {@code desired + maxSurge} pods exist; at least {@code desired -
 * maxUnavailable} are available as far as the update can help it.
 *
 * <p>Percentages round up for the surge and down for the unavailable, and if both come out as zero
 * one pod may be unavailable, since otherwise nothing could move (<a
 * href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment">Kubernetes
 * documentation</a>). Three replicas with the default 25 % give a surge of 1 and 0 unavailable.
 *
 * @param desired replicas that the Deployment asks for
 * @param maxSurge pods allowed above that
 * @param maxUnavailable pods allowed to be missing
 */
record RollingUpdate(int desired, int maxSurge, int maxUnavailable) {

  private static final String DEFAULT = "25%";

  /** How many pods a ReplicaSet shall have, and how many are available. */
  record Count(int size, int available) {}

  static RollingUpdate of(int desired, JsonNode settings) {
    int surge = resolve(settings.path("maxSurge"), desired, true);
    int unavailable = resolve(settings.path("maxUnavailable"), desired, false);
    return new RollingUpdate(desired, surge, surge + unavailable == 0 ? 1 : unavailable);
  }

  private static int resolve(JsonNode setting, int desired, boolean up) {
    if (setting.isNumber()) {
      return setting.asInt();
    }
    int percent = Integer.parseInt(setting.asString(DEFAULT).replace("%", "").strip());
    return Math.floorDiv(percent * desired + (up ? 99 : 0), 100);
  }

  int minAvailable() {
    return desired - Math.min(maxUnavailable, desired);
  }

  int most() {
    return desired + maxSurge;
  }

  /** The size that the new ReplicaSet gets next, given its own and the sum of all sizes. */
  int newSize(int size, int total) {
    if (size >= desired) {
      return desired;
    }
    int room = Math.max(0, most() - total);
    return size + Math.min(room, desired - size);
  }

  /**
   * The sizes that the old ReplicaSets get next, oldest first. Pods that are not available go
   * first: they serve nobody.
   */
  List<Integer> oldSizes(List<Count> old, Count fresh) {
    int total = fresh.size() + old.stream().mapToInt(Count::size).sum();
    int missing = fresh.size() - fresh.available();
    int removable = total - minAvailable() - missing;
    List<Count> healthy = withoutUnhealthy(old, removable);
    return removable <= 0 ? sizes(old) : withoutSurplus(healthy, fresh);
  }

  private static List<Count> withoutUnhealthy(List<Count> old, int removable) {
    int budget = removable;
    List<Count> left = new ArrayList<>();
    for (Count set : old) {
      int gone = Math.clamp(set.size() - set.available(), 0, Math.max(0, budget));
      budget -= gone;
      left.add(new Count(set.size() - gone, set.available()));
    }
    return left;
  }

  private List<Integer> withoutSurplus(List<Count> old, Count fresh) {
    int available = fresh.available() + old.stream().mapToInt(Count::available).sum();
    int surplus = Math.max(0, available - minAvailable());
    List<Integer> sizes = new ArrayList<>();
    for (Count set : old) {
      int gone = Math.min(set.size(), surplus);
      surplus -= gone;
      sizes.add(set.size() - gone);
    }
    return sizes;
  }

  private static List<Integer> sizes(List<Count> sets) {
    return sets.stream().map(Count::size).toList();
  }
}
