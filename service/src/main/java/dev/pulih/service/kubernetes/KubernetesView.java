package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.groupingBy;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs in the cluster, read list by list whenever {@link #refresh} is called. Lists rather
 * than watches: the time of a list is known, while a watch that has fallen silent looks like a
 * cluster in which nothing changes.
 */
public final class KubernetesView implements ClusterView {

  private final Cluster cluster;
  private final Map<String, List<Placement>> byNamespace;
  private final Mesh mesh;
  private final InstantSource clock;
  private volatile Seen seen = new Seen(new Inventory(Instant.EPOCH, Map.of()), Set.of(), Map.of());

  /** A view of these services; it has seen nothing before the first {@link #refresh}. */
  public KubernetesView(
      Cluster cluster, Collection<Placement> placements, Mesh mesh, InstantSource clock) {
    this.cluster = cluster;
    this.byNamespace = placements.stream().collect(groupingBy(p -> p.service().namespace()));
    this.mesh = mesh;
    this.clock = clock;
  }

  private record Seen(
      Inventory inventory, Set<String> problems, Map<ServiceRef, String> withoutMesh) {}

  @Override
  public Inventory latest() {
    return seen.inventory();
  }

  /** What the latest refresh could not see, one sentence each. */
  public Set<String> problems() {
    return seen.problems();
  }

  /** The services that have no mesh, and why: their traffic cannot be shifted. */
  public Map<ServiceRef, String> withoutMesh() {
    return seen.withoutMesh();
  }

  /**
   * Reads everything once. A namespace that cannot be read is left out; if none can be read, the
   * former inventory stays, with its former time. Never throws for what a cluster can do wrong.
   */
  public void refresh() {
    Instant at = clock.instant();
    Look look = new Look(cluster, mesh);
    byNamespace.forEach(look::at);
    Inventory inventory = look.blind() ? seen.inventory() : new Inventory(at, look.services());
    seen = new Seen(inventory, look.problems(), look.withoutMesh());
  }
}
