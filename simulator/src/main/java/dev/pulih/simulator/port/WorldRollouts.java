package dev.pulih.simulator.port;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.World;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Restarts a world's Deployments as the Kubernetes adapter does: through their pod template. */
public final class WorldRollouts implements Rollouts {
  /** The annotation by which a restart says which incident it belongs to. */
  public static final String INCIDENT = "pulih.dev/incident";

  private final ObjectStore store;
  private final EvidenceReader evidence;

  /** Restarts Deployments of a world. */
  public WorldRollouts(World world) {
    this.store = world.cluster().store();
    this.evidence = new EvidenceReader(world);
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return evidence.read(workload, pods);
  }

  @Override
  public Truth applied(RestartOrder order) {
    return Truth.of(store.get(key(order)).filter(found -> carries(found, order)).isPresent());
  }

  @Override
  public Answer restart(RestartOrder order) {
    return order.workload().isDeployment()
        ? restartDeployment(order)
        : refused(Reason.NOT_A_DEPLOYMENT, order, "is not a Deployment");
  }

  private Answer restartDeployment(RestartOrder order) {
    return store.atomically(
        () ->
            store
                .get(key(order))
                .map(deployment -> restart(order, deployment))
                .orElseGet(() -> refused(Reason.REFUSED_BY_CLUSTER, order, "does not exist")));
  }

  private Answer restart(RestartOrder order, ObjectNode deployment) {
    if (carries(deployment, order)) {
      return new Answer.Accepted(Meta.generation(deployment));
    }
    return refusal(order, WorkloadObjects.read(deployment)).orElseGet(() -> write(order));
  }

  private static Optional<Answer> refusal(RestartOrder order, Workload workload) {
    Optional<String> owner = workload.ownership().controller();
    if (owner.isPresent()) {
      return Optional.of(refused(Reason.OWNED_BY_CONTROLLER, order, "is owned by " + owner.get()));
    }
    if (workload.rollout().paused()) {
      return Optional.of(refused(Reason.WORKLOAD_PAUSED, order, "is paused"));
    }
    return workload.rollingOut()
        ? Optional.of(refused(Reason.ROLLOUT_IN_PROGRESS, order, "is rolling out"))
        : Optional.empty();
  }

  private Answer write(RestartOrder order) {
    ObjectNode written = store.edit(key(order), copy -> annotate(copy, order));
    return new Answer.Accepted(Meta.generation(written));
  }

  private static void annotate(ObjectNode deployment, RestartOrder order) {
    ObjectNode template = Json.child(Json.child(deployment, "spec"), "template");
    Json.child(Json.child(template, "metadata"), "annotations")
        .put(WorkloadObjects.RESTARTED_AT, restartedAt(order))
        .put(INCIDENT, order.incident());
  }

  private static boolean carries(ObjectNode deployment, RestartOrder order) {
    return restartedAt(order)
            .equals(WorkloadObjects.annotation(deployment, WorkloadObjects.RESTARTED_AT))
        && order.incident().equals(WorkloadObjects.annotation(deployment, INCIDENT));
  }

  private static String restartedAt(RestartOrder order) {
    return order.restartedAt().toString();
  }

  private static ObjectKey key(RestartOrder order) {
    WorkloadRef workload = order.workload();
    return ResourceTypes.DEPLOYMENTS.key(workload.namespace(), workload.name());
  }

  private static Answer refused(Reason reason, RestartOrder order, String why) {
    return new Answer.Refused(new Hold(reason, order.workload() + " " + why));
  }
}
