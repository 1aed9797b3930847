package dev.pulih.service.istio;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Istio's custom resources, in the version that the cluster serves: {@code v1}, or {@code v1beta1}
 * where there is only that. Both have the same fields.
 */
final class IstioApi {

  private static final String GROUP = "networking.istio.io";
  private static final List<String> PREFERRED = List.of("v1", "v1beta1");

  private final Cluster cluster;
  private final String version;

  private IstioApi(Cluster cluster, String version) {
    this.cluster = cluster;
    this.version = version;
  }

  /**
   * Istio as this cluster serves it; empty where it is not installed.
   *
   * @throws RequestFailed if the cluster does not tell
   */
  static Optional<IstioApi> of(Cluster cluster) {
    return served(cluster).map(version -> new IstioApi(cluster, version));
  }

  List<GenericKubernetesResource> virtualServices(String namespace) {
    return list(Rights.LIST_VIRTUAL_SERVICES, namespace, "VirtualService");
  }

  List<GenericKubernetesResource> destinationRules(String namespace) {
    return list(Rights.LIST_DESTINATION_RULES, namespace, "DestinationRule");
  }

  GenericKubernetesResource virtualService(String namespace, String name) {
    return cluster.ask(
        new Request(Rights.GET_VIRTUAL_SERVICE, namespace, name),
        api -> virtualServices(api, namespace).withName(name).require());
  }

  GenericKubernetesResource patch(
      String namespace, String name, PatchContext context, String patch) {
    return cluster.ask(
        new Request(Rights.PATCH_VIRTUAL_SERVICE, namespace, name),
        api -> virtualServices(api, namespace).withName(name).patch(context, patch));
  }

  private List<GenericKubernetesResource> list(Right right, String namespace, String kind) {
    return cluster
        .ask(Request.list(right, namespace), api -> objects(api, kind, namespace).list())
        .getItems();
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      virtualServices(KubernetesClient api, String namespace) {
    return objects(api, "VirtualService", namespace);
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      objects(KubernetesClient api, String kind, String namespace) {
    return api.genericKubernetesResources(type(kind)).inNamespace(namespace);
  }

  private ResourceDefinitionContext type(String kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(GROUP)
        .withVersion(version)
        .withKind(kind)
        .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
        .withNamespaced(true)
        .build();
  }

  private static Optional<String> served(Cluster cluster) {
    try {
      return cluster
          .ask(Request.discovery(GROUP), api -> Optional.ofNullable(api.getApiGroup(GROUP)))
          .flatMap(IstioApi::version);
    } catch (RequestFailed e) {
      return unlessHidden(e);
    }
  }

  /** Where discovery is not allowed, the objects themselves may be. */
  private static Optional<String> unlessHidden(RequestFailed failure) {
    if (failure.isUnavailable()) {
      return PREFERRED.stream().findFirst();
    }
    throw failure;
  }

  private static Optional<String> version(APIGroup group) {
    List<String> served =
        group.getVersions().stream().map(GroupVersionForDiscovery::getVersion).toList();
    return PREFERRED.stream().filter(served::contains).findFirst();
  }
}
