package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Moves every Deployment one step towards its template, as often as it is asked. */
public final class DeploymentController {

  private final ObjectStore store;
  private final Scaling scaling;
  private final Schedule schedule = new Schedule();

  /** A controller over all Deployments of a store. */
  public DeploymentController(ObjectStore store) {
    this.store = store;
    this.scaling = new Scaling(store);
  }

  /** Makes the next step of every Deployment. */
  public void step(Instant at) {
    schedule.clear();
    for (ObjectNode object : store.list(ResourceTypes.DEPLOYMENTS, "")) {
      if (!Meta.deleting(object)) {
        sync(new Deployment(object), at);
      }
    }
  }

  /** The instant at which a rollout next runs out of time. */
  public Instant nextDue() {
    return schedule.due();
  }

  private void sync(Deployment deployment, Instant at) {
    ReplicaSets sets = sets(deployment);
    if (deployment.paused() || resized(deployment, sets)) {
      resize(deployment, sets, at);
    } else if (deployment.recreates()) {
      recreate(deployment, sets, at);
    } else {
      roll(deployment, sets, at);
    }
    report(deployment, at);
  }

  private ReplicaSets sets(Deployment deployment) {
    List<ReplicaSet> owned =
        store.ownedBy(deployment.uid(), ResourceTypes.REPLICA_SETS).stream()
            .map(ReplicaSet::new)
            .sorted(Comparator.comparingInt(ReplicaSet::revision))
            .toList();
    return ReplicaSets.of(owned, deployment.hash());
  }

  private static boolean resized(Deployment deployment, ReplicaSets sets) {
    return sets.active().stream().anyMatch(set -> set.desired() != deployment.replicas());
  }

  private void resize(Deployment deployment, ReplicaSets sets, Instant at) {
    List<ReplicaSet> active = sets.active();
    if (active.size() > 1) {
      resizeInProportion(deployment, active, at);
    } else {
      Optional<ReplicaSet> only = active.stream().findFirst().or(sets::fresh);
      only.ifPresent(set -> scaling.resize(deployment, set, deployment.replicas(), at));
    }
  }

  private void resizeInProportion(Deployment deployment, List<ReplicaSet> active, Instant at) {
    List<ReplicaSet> largestFirst =
        active.stream().sorted(Comparator.comparingInt(ReplicaSet::size).reversed()).toList();
    List<Integer> sizes = largestFirst.stream().map(ReplicaSet::size).toList();
    int allowed = deployment.replicas() == 0 ? 0 : deployment.rolling().most();
    List<Integer> next = ProportionalScale.of(sizes, allowed, largestFirst.getFirst().most());
    for (int i = 0; i < next.size(); i++) {
      scaling.resize(deployment, largestFirst.get(i), next.get(i), at);
    }
  }

  private void recreate(Deployment deployment, ReplicaSets sets, Instant at) {
    for (ReplicaSet old : sets.old()) {
      scaling.scale(deployment, old, 0, at);
    }
    if (sets.old().stream().noneMatch(scaling::hasPods)) {
      ReplicaSet fresh = scaling.fresh(deployment, sets, 0, at);
      scaling.scale(deployment, fresh, deployment.replicas(), at);
    }
  }

  private void roll(Deployment deployment, ReplicaSets sets, Instant at) {
    RollingUpdate update = deployment.rolling();
    int next = update.newSize(sets.freshly(ReplicaSet::size), sets.sum(ReplicaSet::size));
    ReplicaSet fresh = scaling.fresh(deployment, sets, next, at);
    if (!scaling.scale(deployment, fresh, next, at)) {
      shrink(deployment, sets, at);
    }
  }

  private void shrink(Deployment deployment, ReplicaSets sets, Instant at) {
    List<RollingUpdate.Count> counts = sets.old().stream().map(ReplicaSet::count).toList();
    List<Integer> sizes = deployment.rolling().oldSizes(counts, sets.freshCount());
    for (int i = 0; i < sizes.size(); i++) {
      scaling.scale(deployment, sets.old().get(i), sizes.get(i), at);
    }
  }

  private void report(Deployment stale, Instant at) {
    Deployment deployment = new Deployment(store.require(stale.key()));
    ReplicaSets sets = sets(deployment);
    ObjectNode status = new DeploymentStatus(deployment, sets, at).json();
    ObjectNode stored = store.edit(deployment.key(), copy -> copy.set("status", status));
    schedule.noLaterThan(new Deployment(stored).progressDue());
    forgetOldest(deployment, sets);
  }

  private void forgetOldest(Deployment deployment, ReplicaSets sets) {
    List<ReplicaSet> idle = new ArrayList<>(sets.old());
    idle.removeIf(set -> set.size() > 0 || set.replicas() > 0);
    int surplus = Math.max(0, idle.size() - deployment.historyLimit());
    idle.subList(0, surplus).forEach(set -> store.delete(set.key()));
  }
}
