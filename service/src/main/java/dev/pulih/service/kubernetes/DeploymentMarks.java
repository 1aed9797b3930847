package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.groupingBy;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mark;
import dev.pulih.service.cluster.Placement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The marks that Deployments of watched services bear. */
public final class DeploymentMarks {

  private final Cluster cluster;
  private final Map<String, List<Placement>> byNamespace;

  /** Those of services. */
  public DeploymentMarks(Cluster cluster, Collection<Placement> placements) {
    this.cluster = cluster;
    this.byNamespace = placements.stream().collect(groupingBy(p -> p.service().namespace()));
  }

  /**
   * All of them.
   *
   * @throws dev.pulih.service.cluster.RequestFailed if they cannot be read
   */
  public Stream<Mark> read() {
    return byNamespace.entrySet().stream().flatMap(in -> read(in.getKey(), in.getValue()));
  }

  private Stream<Mark> read(String namespace, List<Placement> placements) {
    return new Lists(cluster, namespace)
        .deployments().stream()
            .filter(d -> placements.stream().anyMatch(p -> NamespaceReader.included(p, d)))
            .flatMap(d -> Mark.of("Deployment", d).stream());
  }
}
