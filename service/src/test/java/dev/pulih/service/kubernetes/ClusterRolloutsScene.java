package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Lab;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deployments of a lab. */
record ClusterRolloutsScene(Lab lab, List<String> made) {

  private static final String YAML =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: DEPLOYMENT
        namespace: NAMESPACE
      spec:
        replicas: 2
        progressDeadlineSeconds: 600
        selector:
          matchLabels:
            app: DEPLOYMENT
        template:
          metadata:
            labels:
              app: DEPLOYMENT
          spec:
            terminationGracePeriodSeconds: 1
            containers:
              - name: main
                image: registry.k8s.io/pause:3.10
                resources:
                  limits:
                    memory: 64Mi
      """;

  ClusterRolloutsScene(Lab lab) {
    this(lab, new ArrayList<>());
  }

  /** A new Deployment whose pods run and whose rollout is over. */
  WorkloadRef settledDeployment() {
    String name = "txn-" + made.size();
    lab.create(YAML.replace("DEPLOYMENT", name));
    made.add(name);
    settle();
    return WorkloadRef.deployment(lab.namespace(), name);
  }

  void pause(WorkloadRef deployment) {
    merge(deployment, "{\"spec\":{\"paused\":true}}");
  }

  /** Somebody gives it another pod template; its rollout takes longer than the test. */
  void beginRollout(WorkloadRef deployment) {
    merge(
        deployment,
        """
        {"spec":{"minReadySeconds":60,"template":{"metadata":{"annotations":{"release":"2"}}}}}
        """);
  }

  /** Somebody marks it as managed by Flagger. */
  void giveToFlagger(WorkloadRef deployment) {
    merge(deployment, "{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":\"flagger\"}}}");
  }

  /** Lets time pass until every rollout that can end has ended. */
  void settle() {
    lab.settle(made);
  }

  Optional<String> templateAnnotation(WorkloadRef deployment, String name) {
    return Optional.ofNullable(
            resource(deployment).require().getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }

  long generation(WorkloadRef deployment) {
    return resource(deployment).require().getMetadata().getGeneration();
  }

  private void merge(WorkloadRef deployment, String patch) {
    resource(deployment).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private RollableScalableResource<Deployment> resource(WorkloadRef deployment) {
    return lab.admin()
        .apps()
        .deployments()
        .inNamespace(deployment.namespace())
        .withName(deployment.name());
  }
}
