package dev.pulih.service.kubernetes;

import dev.pulih.recover.RolloutsScene;
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
record ClusterRolloutsScene(Lab lab, List<String> made) implements RolloutsScene {

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

  @Override
  public WorkloadRef settledDeployment() {
    String name = "txn-" + made.size();
    lab.create(YAML.replace("DEPLOYMENT", name));
    made.add(name);
    settle();
    return WorkloadRef.deployment(lab.namespace(), name);
  }

  @Override
  public void pause(WorkloadRef deployment) {
    merge(deployment, "{\"spec\":{\"paused\":true}}");
  }

  @Override
  public void beginRollout(WorkloadRef deployment) {
    merge(
        deployment,
        """
        {"spec":{"minReadySeconds":60,"template":{"metadata":{"annotations":{"release":"2"}}}}}
        """);
  }

  @Override
  public void giveToFlagger(WorkloadRef deployment) {
    merge(deployment, "{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":\"flagger\"}}}");
  }

  @Override
  public void settle() {
    lab.settle(made);
  }

  @Override
  public Optional<String> restartedAt(WorkloadRef deployment) {
    return WorkloadReader.restartedAt(resource(deployment).require());
  }

  @Override
  public long generation(WorkloadRef deployment) {
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
