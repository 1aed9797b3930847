package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceType;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Ends what has lost its owner: ReplicaSets without Deployment, pods without ReplicaSet. */
public final class GarbageCollector {

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final ObjectStore store;

  /** A collector over a whole store. */
  public GarbageCollector(ObjectStore store) {
    this.store = store;
  }

  /** Ends every orphan; a pod gets the usual grace. */
  public void step(Instant at) {
    orphans(ResourceTypes.REPLICA_SETS, ResourceTypes.DEPLOYMENTS, store::delete);
    orphans(
        ResourceTypes.PODS, ResourceTypes.REPLICA_SETS, pod -> store.markDeleted(pod, GRACE, at));
  }

  private void orphans(ResourceType type, ResourceType owner, Consumer<ObjectKey> end) {
    Set<String> owners = store.list(owner, "").stream().map(Meta::uid).collect(Collectors.toSet());
    for (ObjectNode object : store.list(type, "")) {
      if (owned(object, owner) && !owners.contains(Meta.controllerUid(object))) {
        end.accept(ObjectKey.of(type, object));
      }
    }
  }

  private static boolean owned(ObjectNode object, ResourceType owner) {
    return object
        .path("metadata")
        .path("ownerReferences")
        .valueStream()
        .anyMatch(reference -> reference.path("kind").asString("").equals(owner.kind()));
  }
}
