package dev.pulih.simulator.port;

import static java.util.stream.Collectors.toMap;

import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Movement;
import dev.pulih.signal.TemplateRevision;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what changes workloads beside Pulih out of a namespace's objects. */
record MovementObjects(ObjectStore store, String namespace) {

  Map<WorkloadRef, Movement> of(List<Workload> workloads) {
    return workloads.stream().map(Workload::ref).collect(toMap(ref -> ref, this::of));
  }

  private Movement of(WorkloadRef workload) {
    return Movement.of(revisions(workload), autoscaling(workload));
  }

  private List<TemplateRevision> revisions(WorkloadRef workload) {
    return store.list(ResourceTypes.REPLICA_SETS, namespace).stream()
        .filter(set -> owns(workload, set))
        .map(MovementObjects::revision)
        .toList();
  }

  private static boolean owns(WorkloadRef workload, JsonNode set) {
    return Json.at(set, "metadata", "ownerReferences")
        .valueStream()
        .anyMatch(
            owner ->
                Json.text(owner, "kind").equals(workload.kind())
                    && Json.text(owner, "name").equals(workload.name()));
  }

  private static TemplateRevision revision(JsonNode set) {
    String number = Json.text(set, "metadata", "annotations", "deployment.kubernetes.io/revision");
    return TemplateRevision.of(
        number.isEmpty() ? 0 : Long.parseLong(number),
        Meta.created(set),
        Json.tree(Json.at(set, "spec", "template")));
  }

  private Optional<Autoscaling> autoscaling(WorkloadRef workload) {
    return store.list(ResourceTypes.AUTOSCALERS, namespace).stream()
        .filter(scaler -> targets(Json.at(scaler, "spec", "scaleTargetRef"), workload))
        .findFirst()
        .map(MovementObjects::autoscaling);
  }

  private static boolean targets(JsonNode target, WorkloadRef workload) {
    return Json.text(target, "kind").equals(workload.kind())
        && Json.text(target, "name").equals(workload.name());
  }

  private static Autoscaling autoscaling(JsonNode scaler) {
    int current = Json.number(scaler, 0, "status", "currentReplicas");
    return new Autoscaling(
        Meta.name(scaler), current, Json.number(scaler, current, "status", "desiredReplicas"));
  }
}
