package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mesh;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look at the cluster, namespace by namespace, and what could not be seen. */
final class Look {

  private final Cluster cluster;
  private final Mesh mesh;
  private final Map<ServiceRef, ServiceInventory> services = new HashMap<>();
  private final Map<ServiceRef, String> withoutMesh = new HashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  Look(Cluster cluster, Mesh mesh) {
    this.cluster = cluster;
    this.mesh = mesh;
  }

  Map<ServiceRef, ServiceInventory> services() {
    return services;
  }

  Map<ServiceRef, String> withoutMesh() {
    return Map.copyOf(withoutMesh);
  }

  Set<String> problems() {
    return Set.copyOf(problems);
  }

  boolean blind() {
    return services.isEmpty() && !problems.isEmpty();
  }

  void at(String namespace, List<Placement> placements) {
    try {
      NamespaceReader objects = NamespaceReader.read(cluster, namespace);
      Map<ServiceRef, Mesh.Part> parts = mesh.read(placements);
      placements.forEach(placement -> add(placement, objects, parts));
    } catch (RequestFailed e) {
      problems.add(e.getMessage());
    } catch (RuntimeException bug) {
      // The next look may succeed; a refresh that threw would be the last.
      problems.add("Namespace %s cannot be understood: %s".formatted(namespace, bug));
    }
  }

  private void add(Placement placement, NamespaceReader objects, Map<ServiceRef, Mesh.Part> parts) {
    ServiceRef service = placement.service();
    Mesh.Part part = parts.getOrDefault(service, Mesh.Part.missing("No mesh is configured."));
    services.put(service, objects.of(placement, part));
    part.missing().ifPresent(why -> withoutMesh.put(service, why));
  }
}
