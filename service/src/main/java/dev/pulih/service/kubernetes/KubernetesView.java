package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.groupingBy;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
  private volatile Seen seen = new Seen(new Inventory(Instant.EPOCH, Map.of()), Set.of());

  /** A view of these services; it has seen nothing before the first {@link #refresh}. */
  public KubernetesView(
      Cluster cluster, Collection<Placement> placements, Mesh mesh, InstantSource clock) {
    this.cluster = cluster;
    this.byNamespace = placements.stream().collect(groupingBy(p -> p.service().namespace()));
    this.mesh = mesh;
    this.clock = clock;
  }

  private record Seen(Inventory inventory, Set<String> problems) {}

  @Override
  public Inventory latest() {
    return seen.inventory();
  }

  /** What the latest refresh could not see, one sentence each. */
  public Set<String> problems() {
    return seen.problems();
  }

  /**
   * Reads everything once. A namespace that cannot be read is left out; if none can be read, the
   * former inventory stays, with its former time. Never throws for what a cluster can do wrong.
   */
  public void refresh() {
    Instant at = clock.instant();
    Map<ServiceRef, ServiceInventory> services = new HashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    byNamespace.forEach((name, placements) -> services.putAll(read(name, placements, problems)));
    boolean blind = services.isEmpty() && !problems.isEmpty();
    seen = new Seen(blind ? seen.inventory() : new Inventory(at, services), Set.copyOf(problems));
  }

  private Map<ServiceRef, ServiceInventory> read(
      String namespace, List<Placement> placements, Set<String> problems) {
    try {
      NamespaceReader objects = NamespaceReader.read(cluster, namespace);
      Map<ServiceRef, Mesh.Part> parts = mesh.read(placements);
      return cut(objects, placements, parts);
    } catch (RequestFailed e) {
      problems.add(e.getMessage());
      return Map.of();
    } catch (RuntimeException bug) {
      // The next refresh may succeed; one that threw would be the last.
      problems.add("Namespace %s cannot be understood: %s".formatted(namespace, bug));
      return Map.of();
    }
  }

  private static Map<ServiceRef, ServiceInventory> cut(
      NamespaceReader objects, List<Placement> placements, Map<ServiceRef, Mesh.Part> parts) {
    Map<ServiceRef, ServiceInventory> services = new HashMap<>();
    placements.forEach(
        placement ->
            services.put(
                placement.service(),
                objects.of(
                    placement,
                    parts.getOrDefault(placement.service(), Mesh.Part.missing("No mesh.")))));
    return services;
  }
}
