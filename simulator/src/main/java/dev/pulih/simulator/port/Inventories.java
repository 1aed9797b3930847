package dev.pulih.simulator.port;

import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Workload;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Reads what runs for services out of the cluster's objects. */
final class Inventories {
  private final ObjectStore store;
  private final Collection<ServiceRef> services;

  Inventories(ObjectStore store, Collection<ServiceRef> services) {
    this.store = store;
    this.services = services;
  }

  Inventory read(Instant at) {
    Map<ServiceRef, ServiceInventory> found = new HashMap<>();
    services.forEach(service -> found.put(service, read(service)));
    return new Inventory(at, found);
  }

  private ServiceInventory read(ServiceRef service) {
    String namespace = service.namespace();
    List<Workload> workloads = workloads(service);
    List<Pod> pods = new PodObjects(store, namespace).of(service.name());
    return new ServiceInventory(
        pods,
        workloads,
        MeshObjects.subsets(store.list(ResourceTypes.DESTINATION_RULES, namespace), service.name()),
        store.list(ResourceTypes.VIRTUAL_SERVICES, namespace).stream()
            .filter(object -> MeshObjects.serves(object, service.name()))
            .map(MeshObjects::routes)
            .toList(),
        new MovementObjects(store, namespace, pods).of(workloads));
  }

  private List<Workload> workloads(ServiceRef service) {
    return store.list(ResourceTypes.DEPLOYMENTS, service.namespace()).stream()
        .filter(object -> belongs(object, service.name()))
        .map(WorkloadObjects::read)
        .toList();
  }

  private static boolean belongs(ObjectNode object, String service) {
    return service.equals(Json.text(object, "metadata", "labels", "app"));
  }
}
