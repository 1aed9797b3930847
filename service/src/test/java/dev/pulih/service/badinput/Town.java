package dev.pulih.service.badinput;

import dev.pulih.service.cluster.Mark;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.service.testing.PrometheusStandIn.Sample;
import dev.pulih.simulator.cluster.Cluster;
import dev.pulih.simulator.cluster.ClusterSeed;
import dev.pulih.simulator.cluster.DeploymentSeed;
import dev.pulih.simulator.cluster.api.ApiServer;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.PodLogs;
import dev.pulih.simulator.cluster.api.PolicyRule;
import dev.pulih.simulator.cluster.api.User;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.cluster.pods.Timings;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Services on a simulated cluster behind its API server, one for each case: a service that has
 * failed a case leaves the others as they were. A sick one's bad pods fail 90 % of their requests
 * for as long as they live.
 */
public final class Town implements AutoCloseable {

  public static final String NAMESPACE = "bos";

  /** The token of Pulih's user. */
  public static final String TOKEN = "pulih-token";

  /** The token of an administrator. */
  static final String ADMIN = "admin-token";

  private static final Duration STEP = Duration.ofMillis(50);

  /** Requests a second of each pod. */
  private static final double LOAD = 200;

  private final List<String> services;
  private int used;
  private final Map<String, Illness> ill = new ConcurrentHashMap<>();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Map<String, String> idle = new ConcurrentHashMap<>();
  private final Map<String, List<Sample>> measured = new ConcurrentHashMap<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Cluster cluster =
      new Cluster(1, new Timings(Duration.ofMillis(300), Duration.ZERO, Duration.ofMillis(100)));
  private final ApiServer api;
  private final ScheduledExecutorService time =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private record Illness(Instant from, Predicate<PodView> bad) {}

  /** A town of so many services, each in the versions v1 and v2, which share its traffic. */
  public Town(int count) {
    services = IntStream.rangeClosed(1, count).mapToObj("case-%02d"::formatted).toList();
    Instant longAgo = Instant.now().minus(Duration.ofHours(1));
    ClusterSeed seed = new ClusterSeed(cluster, longAgo).namespace(NAMESPACE);
    services.forEach(service -> build(seed, service));
    cluster.advance(longAgo);
    cluster.advance(Instant.now());
    List<User> users = List.of(User.admin(ADMIN), pulih());
    api = ApiServer.start(cluster.store(), users, PodLogs.silent(), InstantSource.system(), 0);
    var _ =
        time.scheduleAtFixedRate(
            () -> cluster.advance(Instant.now()), 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void build(ClusterSeed seed, String service) {
    LinkedHashMap<String, Integer> weights = new LinkedHashMap<>();
    weights.put("v1", 50);
    weights.put("v2", 50);
    seed.deployment(DeploymentSeed.of(NAMESPACE, service, "v1").withReplicas(2))
        .deployment(DeploymentSeed.of(NAMESPACE, service, "v2").withReplicas(2))
        .service(NAMESPACE, service)
        .subsets(NAMESPACE, service, List.of("v1", "v2"))
        .virtualService(NAMESPACE, service, weights);
  }

  private static User pulih() {
    List<PolicyRule> rules =
        Rights.inWatchedNamespaces().stream()
            .map(right -> PolicyRule.in(NAMESPACE, right.group(), right.resource(), right.verb()))
            .toList();
    return new User("pulih", TOKEN, rules);
  }

  /** The next one that no case has had. */
  public synchronized String next() {
    return services.get(used++);
  }

  public ApiServer api() {
    return api;
  }

  /** The cluster, for what others do in it. */
  public Cluster cluster() {
    return cluster;
  }

  /** The keys of a service in the configuration, instead of those that it has else. */
  public void configure(String service, String itsKeys) {
    keys.put(service, itsKeys);
  }

  /** The services for a configuration. */
  public String yaml() {
    return services.stream().map(this::yaml).collect(Collectors.joining());
  }

  private String yaml(String name) {
    String usual = "deployments: [%1$s-v1, %1$s-v2], capacityPerPod: 10000".formatted(name);
    return """
      - {name: %s, slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}, %s}
    """
        .formatted(name, keys.getOrDefault(name, usual));
  }

  /** From then on the pods that a version has now are bad: all of them, or the first. */
  public void sicken(String service, String version, boolean all, Instant from) {
    Set<String> pods =
        pods(service).stream()
            .filter(pod -> version.equals(pod.labels().get("version")))
            .map(PodView::name)
            .sorted()
            .limit(all ? Integer.MAX_VALUE : 1)
            .collect(Collectors.toSet());
    ill.put(service, new Illness(from, pod -> pods.contains(pod.name())));
  }

  /** From then on the pods of a version are bad, those that come later as well. */
  public void afflict(String service, String version, Instant from) {
    ill.put(service, new Illness(from, pod -> version.equals(pod.labels().get("version"))));
  }

  /** A service that is well from now on. */
  public void heal(String service) {
    ill.remove(service);
    slow.remove(service);
  }

  /** A service that answers too slowly, and without errors. */
  public void slow(String service) {
    slow.add(service);
  }

  /** No request reaches the pods of a version. */
  public void idle(String service, String version) {
    idle.put(service, version);
  }

  /** What else is measured, whenever it is asked for. */
  public void measured(String signal, Map<String, String> labels, double value) {
    measured.put(signal, List.of(new Sample(labels, value)));
  }

  /** What Pulih changed of a service. */
  public List<AuditEntry> changes(String service) {
    return api.audit().entries(entry -> entry.changed() && isOf(entry, service));
  }

  /** The changes of a service that Pulih asked for, carried out or not. */
  List<AuditEntry> attempts(String service) {
    return api.audit().entries(entry -> entry.action().writes() && isOf(entry, service));
  }

  private static boolean isOf(AuditEntry entry, String service) {
    return entry.user().equals("pulih") && entry.action().name().startsWith(service);
  }

  /** The objects of a service that Pulih has changed, and by which decision. */
  List<Mark> marks(String service) {
    return Stream.of(ResourceTypes.DEPLOYMENTS, ResourceTypes.VIRTUAL_SERVICES)
        .flatMap(type -> cluster.store().list(type, NAMESPACE).stream())
        .map(object -> Serialization.unmarshal(object.toString(), GenericKubernetesResource.class))
        .filter(object -> object.getMetadata().getName().startsWith(service))
        .flatMap(object -> Mark.of(object.getKind(), object).stream())
        .toList();
  }

  /** What a Prometheus would tell. */
  List<Sample> tell(String signal, Instant at) {
    List<Sample> samples = new ArrayList<>(measured.getOrDefault(signal, List.of()));
    services.forEach(service -> tell(signal, service, at, samples));
    return samples;
  }

  private void tell(String signal, String service, Instant at, List<Sample> samples) {
    List<PodView> pods = pods(service);
    double bad = pods.stream().filter(pod -> isBad(service, pod, at)).count();
    switch (signal) {
      case "error_rate" -> samples.add(of(service, pods.isEmpty() ? 0 : 0.9 * bad / pods.size()));
      case "request_rate" -> samples.add(of(service, LOAD * pods.size()));
      case "p99_latency" -> samples.add(of(service, slow.contains(service) ? 0.35 : 0.05));
      case "pod_error_rate" ->
          pods.forEach(pod -> samples.add(of(pod, isBad(service, pod, at) ? 0.9 : 0)));
      case "pod_request_rate" -> pods.forEach(pod -> samples.add(of(pod, load(service, pod))));
      case "pod_latency" -> pods.forEach(pod -> samples.add(of(pod, 0.02)));
      case "sample_age" -> pods.forEach(pod -> samples.add(of(pod, 0)));
      default -> {
        // Nobody owns a consumer group or a database server here; the rest is told by measured.
      }
    }
  }

  private double load(String service, PodView pod) {
    boolean idles = pod.labels().getOrDefault("version", "").equals(idle.get(service));
    return idles ? 0 : LOAD;
  }

  /** The pods of a service that are ready. */
  public List<PodView> pods(String service) {
    return cluster.pods().stream()
        .filter(pod -> service.equals(pod.labels().get("app")))
        .filter(pod -> pod.ready() && !pod.terminating())
        .toList();
  }

  private boolean isBad(String service, PodView pod, Instant at) {
    Illness illness = ill.get(service);
    return illness != null && !at.isBefore(illness.from()) && illness.bad().test(pod);
  }

  private static Sample of(String service, double value) {
    return new Sample(Map.of("namespace", NAMESPACE, "service", service), value);
  }

  private static Sample of(PodView pod, double value) {
    return new Sample(Map.of("namespace", NAMESPACE, "pod", pod.name()), value);
  }

  public PrometheusStandIn prometheus() {
    return new PrometheusStandIn(this::tell);
  }

  @Override
  public void close() {
    time.shutdownNow();
    api.close();
  }
}
