package dev.pulih.simulator.cluster.rollout;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The ReplicaSets of one Deployment.
 *
 * @param fresh the one with the Deployment's current template, once it exists
 * @param old the others, oldest first
 */
record ReplicaSets(Optional<ReplicaSet> fresh, List<ReplicaSet> old) {

  static ReplicaSets of(List<ReplicaSet> owned, String hash) {
    return new ReplicaSets(
        owned.stream().filter(set -> set.hash().equals(hash)).findFirst(),
        owned.stream().filter(set -> !set.hash().equals(hash)).toList());
  }

  int sum(ToIntFunction<ReplicaSet> what) {
    return fresh.map(what::applyAsInt).orElse(0) + old.stream().mapToInt(what).sum();
  }

  int freshly(ToIntFunction<ReplicaSet> what) {
    return fresh.map(what::applyAsInt).orElse(0);
  }

  int lastRevision() {
    int ofOld = old.stream().mapToInt(ReplicaSet::revision).max().orElse(0);
    return Math.max(ofOld, freshly(ReplicaSet::revision));
  }

  RollingUpdate.Count freshCount() {
    return fresh.map(ReplicaSet::count).orElseGet(() -> new RollingUpdate.Count(0, 0));
  }

  /** The ones that have or shall have pods. */
  List<ReplicaSet> active() {
    return Stream.concat(old.stream(), fresh.stream()).filter(set -> set.size() > 0).toList();
  }
}
