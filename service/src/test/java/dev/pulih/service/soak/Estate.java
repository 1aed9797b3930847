package dev.pulih.service.soak;

import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.cluster.pods.Timings;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A hundred services on a simulated cluster, with 20,000 series of their pods, consumer groups and
 * databases, each of them another value at each scrape. Pods are replaced and consumers come and go
 * as on a real cluster, under new names each time.
 */
final class Estate {

  static final int SERVICES = 100;
  static final int PODS = 2;

  private static final String NAMESPACE = "bos";

  /** Pods that are replaced in a minute: a fiftieth. */
  private static final int REPLACED = 4;

  private final SplittableRandom random = new SplittableRandom(20261126);
  private final Cluster cluster =
      new Cluster(7, new Timings(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(1)));
  private final Consumers consumers = new Consumers(random.split());
  private final Ward ward = new Ward();
  private Map<String, PodPage> pages = new HashMap<>();

  Estate(Instant now) {
    ClusterSeed seed = new ClusterSeed(cluster, now).namespace(NAMESPACE);
    names().forEach(service -> seed(seed, service));
  }

  private static void seed(ClusterSeed seed, String service) {
    seed.deployment(DeploymentSeed.of(NAMESPACE, service, "v1").withReplicas(PODS))
        .service(NAMESPACE, service)
        .subsets(NAMESPACE, service, List.of("v1"))
        .virtualService(NAMESPACE, service, new LinkedHashMap<>(Map.of("v1", 100)));
  }

  /** The services' names. */
  static List<String> names() {
    return IntStream.range(0, SERVICES).mapToObj(i -> "service-" + i).toList();
  }

  ObjectStore store() {
    return cluster.store();
  }

  /** Lets Deployments roll and pods start. */
  synchronized void advance(Instant now) {
    cluster.advance(now);
  }

  /** Once a minute: pods and consumers are replaced, and a service falls ill. */
  synchronized void live(Instant now) {
    List<PodView> all = cluster.pods();
    random.ints(REPLACED, 0, all.size()).distinct().mapToObj(all::get).forEach(p -> end(p, now));
    consumers.replaceSome();
    ward.next(all, now);
  }

  private void end(PodView pod, Instant now) {
    cluster
        .store()
        .markDeleted(ResourceTypes.PODS.key(NAMESPACE, pod.name()), Duration.ofSeconds(1), now);
  }

  /** What a scrape finds. */
  synchronized String metrics(Instant now) {
    StringBuilder text = new StringBuilder(1 << 22);
    Map<String, PodPage> present = new HashMap<>();
    ward.heal(now);
    for (PodView pod : cluster.pods()) {
      if (pod.ready() && !pod.terminating()) {
        present.put(pod.name(), answered(pod, now));
      }
    }
    present.values().forEach(page -> page.write(text));
    consumers.write(text);
    pages = present;
    return text.toString();
  }

  private PodPage answered(PodView pod, Instant now) {
    String service = Ward.serviceOf(pod);
    PodPage page = pages.getOrDefault(pod.name(), new PodPage(service, pod.name(), now));
    page.answer(now, ward.illness(pod), random);
    return page;
  }
}
