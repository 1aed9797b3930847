package dev.pulih.simulator.cluster;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceType;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/** Fills a cluster with its first objects; pods follow when the cluster advances. */
public final class ClusterSeed {

  private final ObjectStore store;
  private final Instant at;

  /** A seed whose objects are created at an instant. */
  public ClusterSeed(Cluster cluster, Instant at) {
    this.store = cluster.store();
    this.at = at;
  }

  /** Adds a namespace. */
  public ClusterSeed namespace(String name) {
    ObjectNode object = Json.object();
    object.putObject("metadata").put("name", name);
    object.putObject("status").put("phase", "Active");
    return object(ResourceTypes.NAMESPACES, object);
  }

  /** Adds a Deployment. */
  public ClusterSeed deployment(DeploymentSeed seed) {
    return object(ResourceTypes.DEPLOYMENTS, SeedObjects.deployment(seed));
  }

  /** Adds a Service that selects all pods labelled with its name as app. */
  public ClusterSeed service(String namespace, String app) {
    return object(ResourceTypes.SERVICES, SeedObjects.service(namespace, app));
  }

  /** Adds a DestinationRule with one subset per version, each named like its version label. */
  public ClusterSeed subsets(String namespace, String app, List<String> versions) {
    return object(
        ResourceTypes.DESTINATION_RULES, SeedObjects.destinationRule(namespace, app, versions));
  }

  /** Adds a VirtualService with one route, named primary, that splits between weighted subsets. */
  public ClusterSeed virtualService(
      String namespace, String app, SequencedMap<String, Integer> weights) {
    return object(
        ResourceTypes.VIRTUAL_SERVICES, SeedObjects.virtualService(namespace, app, weights));
  }

  /** Adds any object; it needs a metadata.name and, unless cluster-wide, a metadata.namespace. */
  public ClusterSeed object(ResourceType type, ObjectNode object) {
    store.create(type, object, at);
    return this;
  }
}
