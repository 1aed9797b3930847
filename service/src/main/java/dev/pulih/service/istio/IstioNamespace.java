package dev.pulih.service.istio;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Releases;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/**
 * Istio's objects of one namespace.
 *
 * @param releases the release controllers that may own them
 */
record IstioNamespace(
    List<GenericKubernetesResource> destinationRules,
    List<GenericKubernetesResource> virtualServices,
    Releases releases) {

  static IstioNamespace read(Cluster cluster, IstioApi api, String namespace) {
    return new IstioNamespace(
        api.destinationRules(namespace),
        api.virtualServices(namespace),
        Releases.in(cluster, namespace));
  }
}
