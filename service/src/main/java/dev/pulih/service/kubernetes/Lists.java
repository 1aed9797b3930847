package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists the objects of one namespace. */
record Lists(Cluster cluster, String namespace) {

  List<Deployment> deployments() {
    return list(Rights.LIST_DEPLOYMENTS, api -> api.apps().deployments());
  }

  List<ReplicaSet> replicaSets() {
    return list(Rights.LIST_REPLICA_SETS, api -> api.apps().replicaSets());
  }

  /** Empty where they may not be read; whoever grants that right gets the guard. */
  Optional<List<HorizontalPodAutoscaler>> autoscalers() {
    try {
      return Optional.of(
          list(Rights.LIST_AUTOSCALERS, api -> api.autoscaling().v2().horizontalPodAutoscalers()));
    } catch (RequestFailed e) {
      return e.unlisted();
    }
  }

  List<Pod> pods() {
    return list(Rights.LIST_PODS, KubernetesClient::pods);
  }

  private <T extends HasMetadata, L extends KubernetesResourceList<T>> List<T> list(
      Right right, Function<KubernetesClient, ? extends MixedOperation<T, L, ?>> objects) {
    return cluster
        .ask(
            Request.list(right, namespace), api -> objects.apply(api).inNamespace(namespace).list())
        .getItems();
  }
}
