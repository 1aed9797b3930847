package dev.pulih.service.istio;

import dev.pulih.service.cluster.Mesh;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Workload.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cuts out of namespaces what is about one host. */
record PartReader(Host host) {

  Mesh.Part read(List<IstioNamespace> namespaces) {
    Ownership ofRules =
        namespaces.stream()
            .flatMap(this::ownersOfRules)
            .reduce(Ownership.none(), PartReader::together);
    return new Mesh.Part(
        namespaces.stream()
            .flatMap(this::rules)
            .flatMap(r -> SubsetReader.read(r).stream())
            .toList(),
        namespaces.stream().flatMap(namespace -> routes(namespace, ofRules)).toList(),
        Optional.empty());
  }

  private Stream<GenericKubernetesResource> rules(IstioNamespace namespace) {
    return namespace.destinationRules().stream().filter(rule -> SubsetReader.isFor(host, rule));
  }

  private Stream<Ownership> ownersOfRules(IstioNamespace namespace) {
    return rules(namespace).map(namespace.releases()::of);
  }

  /** Who owns the subsets moves their weights too, and leaves no mark on the VirtualService. */
  private Stream<Routes> routes(IstioNamespace namespace, Ownership ofRules) {
    return namespace.virtualServices().stream()
        .map(
            service ->
                RouteReader.to(host, service, together(namespace.releases().of(service), ofRules)))
        .filter(routes -> !routes.routes().isEmpty());
  }

  /** The weights are in the first; a tool that keeps subsets alone does not write them. */
  private static Ownership together(Ownership one, Ownership other) {
    return new Ownership(one.controller().or(other::controller), one.gitOps());
  }
}
