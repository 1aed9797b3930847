package dev.pulih.simulator.world;

import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import dev.pulih.simulator.cluster.pods.Timings;
import dev.pulih.simulator.world.ServiceProfile.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/** Makes a back office's objects: Deployments, Services, VirtualServices, DestinationRules. */
final class Birth {
  private Birth() {}

  static Cluster cluster(Plan plan, Instant at, SplittableRandom random) {
    Cluster cluster = new Cluster(random.nextLong(), timings(plan.pace()));
    ClusterSeed seed = new ClusterSeed(cluster, at).namespace(BackOffice.NAMESPACE);
    plan.office().services().forEach(service -> add(seed, service));
    return cluster;
  }

  private static void add(ClusterSeed seed, ServiceProfile service) {
    String namespace = service.service().namespace();
    service.versions().forEach(version -> seed.deployment(deployment(service, version)));
    seed.service(namespace, service.name())
        .subsets(namespace, service.name(), service.versions().stream().map(Version::name).toList())
        .virtualService(namespace, service.name(), weights(service));
  }

  private static DeploymentSeed deployment(ServiceProfile service, Version version) {
    return DeploymentSeed.of(service.service().namespace(), service.name(), version.name())
        .withReplicas(version.replicas());
  }

  private static SequencedMap<String, Integer> weights(ServiceProfile service) {
    SequencedMap<String, Integer> weights = new LinkedHashMap<>();
    service.versions().forEach(version -> weights.put(version.name(), version.weight()));
    return weights;
  }

  private static Timings timings(Pace pace) {
    Timings usual = Timings.usual();
    return new Timings(
        pace.toWorld(usual.start()),
        pace.toWorld(usual.jitter()),
        pace.toWorld(usual.termination()));
  }
}
