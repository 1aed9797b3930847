package dev.pulih.simulator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.simulator.cluster.DeploymentSeed.Strategy;
import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.cluster.pods.PodLifecycle;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.cluster.pods.StartUp;
import dev.pulih.simulator.cluster.pods.Timings;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ClusterTest {

  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  private static final ObjectKey TXN = ResourceTypes.DEPLOYMENTS.key("bos", "txn-service-v1");

  private Cluster cluster = new Cluster(7, Timings.usual());
  private Instant now = START;

  @BeforeEach
  void aServiceOfThreePods() {
    seed(DeploymentSeed.of("bos", "txn-service", "v1"));
    pass(Duration.ofSeconds(30));
  }

  @Test
  void pods_come_up_in_their_start_time_and_carry_what_real_ones_carry() {
    assertThat(pods()).hasSize(3).allMatch(PodView::ready);
    PodView pod = pods().getFirst();
    assertThat(pod.name()).matches("txn-service-v1-[a-z0-9]+-[a-z0-9]{5}");
    assertThat(pod.labels()).containsEntry("app", "txn-service").containsKey("pod-template-hash");
    JsonNode object = cluster.store().require(ResourceTypes.PODS.key("bos", pod.name()));
    assertThat(Json.at(object, "spec", "containers").path(0).at("/resources/limits/memory"))
        .hasToString("\"512Mi\"");
    assertThat(Json.text(object, "status", "podIP")).isEqualTo(pod.ip());
  }

  @Test
  void a_restart_replaces_every_pod_and_three_stay_available_throughout() {
    Set<String> before = hashes();
    restart();
    for (int second = 0; second < 60; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(count("availableReplicas")).isGreaterThanOrEqualTo(3);
    }
    assertThat(count("updatedReplicas")).isEqualTo(3);
    assertThat(pods()).hasSize(3).allMatch(PodView::ready);
    assertThat(hashes()).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(progress("reason")).isEqualTo("NewReplicaSetAvailable");
    assertThat(sizesOfReplicaSets()).containsExactlyInAnyOrder(0, 3);
  }

  /** As a real deployment controller does; the ReplicaSet stays as old as it was. */
  @Test
  void a_template_that_comes_back_takes_its_replica_set_with_a_new_number_and_the_old_one_kept() {
    for (String text : List.of("a", "b", "a", "b")) {
      edit(spec -> template(spec).put("note", text));
      pass(Duration.ofMinutes(2));
    }
    assertThat(annotations("revision")).containsExactlyInAnyOrder("1", "4", "5");
    assertThat(annotations("revision-history")).containsExactlyInAnyOrder("", "2", "3");
    edit(spec -> template(spec).put("note", "a"));
    pass(Duration.ofMinutes(2));
    assertThat(annotations("revision-history")).containsExactlyInAnyOrder("", "2,4", "3");
  }

  private List<String> annotations(String name) {
    return cluster.store().list(ResourceTypes.REPLICA_SETS, "bos").stream()
        .map(set -> Json.text(set, "metadata", "annotations", "deployment.kubernetes.io/" + name))
        .toList();
  }

  @Test
  void pods_that_never_become_ready_end_the_rollout_at_its_deadline() {
    cluster.attach(new Deciding(new StartUp.NeverReady()));
    restart();
    pass(Duration.ofSeconds(599));
    assertThat(progress("status")).isEqualTo("True");
    // the default deadline is 600 s after the last progress
    pass(Duration.ofSeconds(2));
    assertThat(progress("status")).isEqualTo("False");
    assertThat(progress("reason")).isEqualTo("ProgressDeadlineExceeded");
    assertThat(count("availableReplicas")).isEqualTo(3);
  }

  @Test
  void recreate_ends_all_old_pods_before_the_first_new_one_starts() {
    cluster = new Cluster(7, Timings.usual());
    seed(DeploymentSeed.of("bos", "txn-service", "v1").withStrategy(new Strategy.Recreate()));
    pass(Duration.ofSeconds(30));
    Set<String> before = hashes();
    restart();
    Set<Set<String>> seen = hashesDuring(Duration.ofSeconds(30));
    assertThat(seen).noneMatch(hashes -> hashes.size() > 1);
    assertThat(hashes()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void pods_count_as_available_only_after_their_minimum_of_ready_seconds() {
    edit(spec -> spec.put("minReadySeconds", 20));
    restart();
    // the first new pod is ready after 8 to 9 s and available 20 s later
    pass(Duration.ofSeconds(27));
    assertThat(count("updatedReplicas")).isEqualTo(1);
    pass(Duration.ofSeconds(3));
    assertThat(count("updatedReplicas")).isEqualTo(2);
  }

  @Test
  void a_paused_deployment_does_not_roll_but_scales() {
    edit(spec -> spec.put("paused", true).put("replicas", 5));
    Set<String> before = hashes();
    restart();
    pass(Duration.ofSeconds(30));
    assertThat(hashes()).isEqualTo(before);
    assertThat(pods()).hasSize(5);
    edit(spec -> spec.put("paused", false));
    pass(Duration.ofMinutes(2));
    assertThat(hashes()).doesNotContainAnyElementsOf(before);
  }

  @Test
  void a_size_of_zero_ends_every_pod_and_another_size_brings_them_back() {
    edit(spec -> spec.put("replicas", 0));
    pass(Duration.ofSeconds(10));
    assertThat(pods()).isEmpty();
    edit(spec -> spec.put("replicas", 4));
    pass(Duration.ofSeconds(10));
    assertThat(pods()).hasSize(4).allMatch(PodView::ready);
  }

  @Test
  void a_pod_that_ran_out_of_memory_says_so_and_comes_back() {
    String victim = pods().getFirst().name();
    cluster.crash("bos", victim, Crash.OOM_KILLED, now);
    pass(Duration.ofSeconds(1));
    JsonNode status = container(victim);
    assertThat(status.path("restartCount").asInt()).isEqualTo(1);
    assertThat(status.at("/lastState/terminated/reason")).hasToString("\"OOMKilled\"");
    assertThat(status.at("/lastState/terminated/exitCode").asInt()).isEqualTo(137);
    assertThat(status.path("ready").asBoolean()).isFalse();
    pass(Duration.ofSeconds(9));
    assertThat(pods()).allMatch(PodView::ready);
  }

  /** Restarts: at once, then after 10, 20, 40 s; each run lasts one second. */
  @Test
  void a_crash_loop_waits_longer_every_time() {
    cluster.attach(new Deciding(new StartUp.CrashLoop(Duration.ofSeconds(1), Crash.ERROR)));
    restart();
    // created at 2.x s, so runs end near 3, 4, 15, 36 s and the next starts near 76 s
    pass(Duration.ofSeconds(60));
    String looping =
        pods().stream().filter(pod -> pod.restarts() > 0).findFirst().orElseThrow().name();
    assertThat(container(looping).path("restartCount").asInt()).isEqualTo(3);
    assertThat(container(looping).at("/state/waiting/reason")).hasToString("\"CrashLoopBackOff\"");
    pass(Duration.ofSeconds(20));
    assertThat(container(looping).path("restartCount").asInt()).isEqualTo(4);
  }

  @Test
  void a_world_may_fail_a_readiness_probe_and_pass_it_again() {
    String victim = pods().getFirst().name();
    cluster.readiness("bos", victim, false, now);
    pass(Duration.ofSeconds(1));
    assertThat(count("availableReplicas")).isEqualTo(2);
    cluster.readiness("bos", victim, true, now);
    pass(Duration.ofSeconds(1));
    assertThat(count("availableReplicas")).isEqualTo(3);
  }

  @Test
  void a_world_hears_of_every_pod_in_the_order_of_time() {
    Deciding world = new Deciding(new StartUp.Usual());
    cluster.attach(world);
    restart();
    pass(Duration.ofMinutes(1));
    assertThat(world.heard)
        .containsExactly(
            "started",
            "terminating",
            "gone",
            "started",
            "terminating",
            "gone",
            "started",
            "terminating",
            "gone");
  }

  @Test
  void the_same_seed_and_calls_give_the_same_objects() {
    restart();
    pass(Duration.ofMinutes(1));
    String once = cluster.store().list(ResourceTypes.PODS, "bos").toString();
    cluster = new Cluster(7, Timings.usual());
    now = START;
    aServiceOfThreePods();
    restart();
    pass(Duration.ofMinutes(1));
    assertThat(cluster.store().list(ResourceTypes.PODS, "bos")).hasToString(once);
  }

  @Test
  void a_quiet_cluster_writes_nothing() {
    long before = cluster.store().revision();
    pass(Duration.ofHours(3));
    assertThat(cluster.store().revision()).isEqualTo(before);
  }

  @Test
  void one_big_step_gives_the_same_status_as_many_small_ones() {
    restart();
    cluster.advance(now);
    now = now.plusSeconds(60);
    cluster.advance(now);
    assertThat(count("updatedReplicas")).isEqualTo(3);
    assertThat(progress("reason")).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void weights_and_subsets_are_read_without_walking_json() {
    LinkedHashMap<String, Integer> weights = new LinkedHashMap<>();
    weights.put("v1", 80);
    weights.put("v2", 20);
    new ClusterSeed(cluster, now)
        .subsets("bos", "txn-service", List.of("v1", "v2"))
        .virtualService("bos", "txn-service", weights);
    Route route = cluster.routes("bos", "txn-service").getFirst();
    assertThat(route.destinations()).extracting(Route.Destination::weight).containsExactly(80, 20);
    assertThat(cluster.subsets("bos", "txn-service")).containsEntry("v1", Map.of("version", "v1"));
  }

  @Test
  void a_deleted_deployment_takes_its_pods_along() {
    cluster.store().delete(TXN);
    pass(Duration.ofSeconds(10));
    assertThat(cluster.pods()).isEmpty();
    assertThat(cluster.store().list(ResourceTypes.REPLICA_SETS, "bos")).isEmpty();
  }

  private void seed(DeploymentSeed deployment) {
    new ClusterSeed(cluster, now)
        .namespace("bos")
        .deployment(deployment)
        .service("bos", "txn-service");
  }

  private void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(1);
      cluster.advance(now);
    }
  }

  private void restart() {
    edit(spec -> template(spec).put("kubectl.kubernetes.io/restartedAt", now.toString()));
  }

  /** The annotations of the pod template. */
  private static ObjectNode template(ObjectNode spec) {
    return Json.child(Json.child(Json.child(spec, "template"), "metadata"), "annotations");
  }

  private void edit(Consumer<ObjectNode> change) {
    cluster.store().edit(TXN, copy -> change.accept(Json.child(copy, "spec")));
  }

  private List<PodView> pods() {
    return cluster.pods("bos", "txn-service");
  }

  private Set<String> hashes() {
    return pods().stream()
        .map(pod -> pod.labels().get("pod-template-hash"))
        .collect(Collectors.toSet());
  }

  private Set<Set<String>> hashesDuring(Duration time) {
    Set<Set<String>> seen = new HashSet<>();
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      pass(Duration.ofSeconds(1));
      seen.add(hashes());
    }
    return seen;
  }

  private int count(String name) {
    return Json.number(cluster.store().require(TXN), 0, "status", name);
  }

  private String progress(String field) {
    for (JsonNode condition : Json.at(cluster.store().require(TXN), "status", "conditions")) {
      if (Json.text(condition, "type").equals("Progressing")) {
        return Json.text(condition, field);
      }
    }
    return "";
  }

  private List<Integer> sizesOfReplicaSets() {
    return cluster.store().list(ResourceTypes.REPLICA_SETS, "bos").stream()
        .map(set -> Json.number(set, -1, "spec", "replicas"))
        .toList();
  }

  private JsonNode container(String pod) {
    return cluster
        .store()
        .require(ResourceTypes.PODS.key("bos", pod))
        .at("/status/containerStatuses/0");
  }

  /** A world that starts every pod in one way and writes down what it hears. */
  private static final class Deciding implements PodLifecycle {

    private final StartUp startUp;
    private final List<String> heard = new ArrayList<>();

    Deciding(StartUp startUp) {
      this.startUp = startUp;
    }

    @Override
    public StartUp startUp(PodView pod) {
      return startUp;
    }

    @Override
    public void started(PodView pod, Instant at) {
      heard.add("started");
    }

    @Override
    public void terminating(PodView pod, Instant at) {
      heard.add("terminating");
    }

    @Override
    public void gone(PodView pod, Instant at) {
      heard.add("gone");
    }
  }
}
