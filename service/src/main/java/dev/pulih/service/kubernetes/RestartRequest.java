package dev.pulih.service.kubernetes;

import dev.pulih.recover.Decision;
import dev.pulih.recover.RestartOrder;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mark;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/**
 * The patch of one restart order. fabric8's own {@code restart()} does not do: it restarts paused
 * Deployments, names no field manager and writes a time without a zone.
 */
record RestartRequest(Cluster cluster, RestartOrder order) {

  private static final String INCIDENT = "pulih.dev/incident";

  Deployment read() {
    return cluster.ask(request(Rights.GET_DEPLOYMENT), api -> deployment(api).require());
  }

  /** Whether the pod template carries this very order already. */
  boolean isDone(Deployment deployment) {
    return WorkloadReader.restartedAt(deployment).filter(restartedAt()::equals).isPresent();
  }

  /** Writes the order unless the Deployment has changed since it was read. */
  Deployment send(Deployment read) {
    String patch = patch(read.getMetadata().getResourceVersion());
    return cluster.ask(
        request(Rights.PATCH_DEPLOYMENT), api -> deployment(api).patch(context(), patch));
  }

  private String patch(String resourceVersion) {
    Map<String, String> annotations =
        Map.of(WorkloadReader.RESTARTED_AT, restartedAt(), INCIDENT, order.incident());
    return Serialization.asJson(
        Map.of(
            "metadata",
                Map.of(
                    "resourceVersion",
                    resourceVersion,
                    "annotations",
                    Map.of(Mark.ANNOTATION, decision().text())),
            "spec", Map.of("template", Map.of("metadata", Map.of("annotations", annotations)))));
  }

  private Decision decision() {
    return new Decision(order.incident(), order.restartedAt());
  }

  /** RFC 3339 in UTC, which is how an instant is written out. */
  private String restartedAt() {
    return order.restartedAt().toString();
  }

  private RollableScalableResource<Deployment> deployment(KubernetesClient api) {
    return api.apps()
        .deployments()
        .inNamespace(order.workload().namespace())
        .withName(order.workload().name());
  }

  private Request request(Right right) {
    return new Request(right, order.workload().namespace(), order.workload().name());
  }

  private static PatchContext context() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.STRATEGIC_MERGE)
        .withFieldManager(Cluster.FIELD_MANAGER)
        .build();
  }
}
