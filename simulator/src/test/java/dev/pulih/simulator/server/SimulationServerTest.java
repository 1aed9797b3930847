package dev.pulih.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Pace;
import dev.pulih.simulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SimulationServerTest {
  /** Pods that start in 8 s are ready after 80 ms. */
  private static final Live FAST = new Live(1, new Pace(100), Duration.ofMinutes(1_000), 0, 0);

  private static final Pattern SAMPLE =
      Pattern.compile("[a-z_]+(\\{([a-z_]+=\"[^\"]*\",?)+\\})? (\\+Inf|-?[0-9.E]+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final SimulationServer server = SimulationServer.start(Scenarios.oom(), FAST);

  @BeforeEach
  void until_every_pod_serves() {
    await().until(() -> server.look(SimulationServerTest::allServe));
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  private static boolean allServe(World world) {
    List<Backend> pods = world.fleet().all();
    return pods.size() == 22 && pods.stream().allMatch(b -> b.counters().requests() > 0);
  }

  private HttpResponse<String> get(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(uri + " does not answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Backend victim() {
    return server.look(w -> w.fleet().of("txn-service").getFirst());
  }

  private HttpResponse<String> metrics(Backend pod) {
    return get(server.metrics().resolve(ScrapeTarget.path(pod)));
  }

  private static void assertExposition(String text) {
    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> SAMPLE.matcher(line).matches());
    assertThat(text.lines().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
  }

  @Test
  void discovery_tells_every_pod_with_its_labels() {
    JsonNode groups = Json.parse(get(server.discovery()).body());
    assertThat(groups.size()).isEqualTo(22 + 2);
    JsonNode labels = groups.path(0).path("labels");
    assertThat(Json.text(labels, "namespace")).isEqualTo("bos");
    assertThat(Json.text(labels, "service")).isEqualTo("account-service");
    assertThat(Json.text(labels, "pod")).startsWith("account-service-v1-");
    assertThat(Json.text(labels, "__metrics_path__")).contains(Json.text(labels, "pod"));
  }

  @Test
  void a_pod_shows_its_counters_in_the_text_format() {
    HttpResponse<String> answer = metrics(victim());
    assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("0.0.4");
    assertExposition(answer.body());
    assertThat(answer.body())
        .contains("http_requests_total{status=\"200\"}")
        .contains("http_request_duration_seconds_bucket{le=\"+Inf\"}")
        .contains("jvm_memory_used_bytes{area=\"heap\"}");
  }

  @Test
  void exporters_show_lag_and_connections() {
    String kafka = get(server.metrics().resolve(ScrapeTarget.exporterPath("kafka"))).body();
    String postgres = get(server.metrics().resolve(ScrapeTarget.exporterPath("postgres"))).body();
    assertExposition(kafka);
    assertExposition(postgres);
    assertThat(kafka).contains("kafka_consumergroup_lag{consumergroup=\"txn-posting\",partition=");
    assertThat(postgres).contains("pg_settings_max_connections{server=\"bos-postgres:5432\"} 400");
  }

  @Test
  void the_target_of_a_pod_that_is_down_fails() {
    Backend victim = victim();
    // The first crash is restarted at once, the second one after ten seconds.
    server.look(w -> crash(w, victim));
    server.look(w -> crash(w, victim));
    await().untilAsserted(() -> assertThat(metrics(victim).statusCode()).isEqualTo(503));
  }

  private static Backend crash(World world, Backend victim) {
    String name = victim.view().name();
    world.cluster().crash("bos", name, Crash.ERROR, world.now());
    return victim;
  }

  @Test
  void a_target_that_does_not_exist_is_not_found() {
    URI nobody = server.metrics().resolve("/pods/bos/nobody/metrics");
    assertThat(get(nobody).statusCode()).isEqualTo(404);
  }

  @Test
  void the_kubernetes_api_shows_the_same_pods_to_those_who_may_see_them() {
    URI pods = server.kubernetes().url().resolve("/api/v1/namespaces/bos/pods");
    assertThat(get(pods).statusCode()).isEqualTo(401);
    HttpResponse<String> answer = get(pods, "Authorization", "Bearer " + server.pulihToken());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.parse(answer.body()).path("items").size()).isEqualTo(22);
  }

  @Test
  void logs_come_from_the_pods() {
    String path = "/api/v1/namespaces/bos/pods/%s/log".formatted(victim().view().name());
    URI log = server.kubernetes().url().resolve(path);
    assertThat(get(log, "Authorization", "Bearer " + server.pulihToken()).body())
        .contains("Started txn-service v1");
  }

  @Test
  void the_written_files_name_the_addresses(@TempDir Path folder) throws IOException {
    ReadyFiles files = server.write(folder, URI.create("http://127.0.0.1:9090"));
    assertThat(Files.readString(files.prometheus())).contains(server.discovery().toString());
    assertThat(Files.readString(files.pulih()))
        .contains("url: http://127.0.0.1:9090")
        .contains("server: " + server.kubernetes().url())
        .contains("token: \"file:" + files.token() + "\"")
        .contains("- name: txn-service");
    assertThat(Files.readString(files.token())).isEqualTo(server.pulihToken());
  }

  @Test
  void a_page_has_istios_metrics_of_both_sides() {
    await().untilAsserted(() -> assertIstioOfBothSides(page("txn-service")));
  }

  /** Each line is there from its first request on, and the callees' come one after another. */
  private static void assertIstioOfBothSides(String page) {
    assertThat(page)
        .containsPattern(
            "istio_requests_total\\{reporter=\"source\",source_workload=\"txn-service-v1\",source_workload_namespace=\"bos\",source_canonical_service=\"txn-service\",destination_service_name=\"payment-service\",destination_service_namespace=\"bos\",response_code=\"200\"} [0-9]+\n")
        .containsPattern(
            "istio_requests_total\\{reporter=\"destination\",source_workload=\"api-gateway-v1\",source_workload_namespace=\"bos\",source_canonical_service=\"api-gateway\",destination_service_name=\"txn-service\",destination_service_namespace=\"bos\",response_code=\"200\"} [0-9]+\n")
        .contains("source_canonical_service=\"unknown\"")
        .containsPattern(
            "istio_request_duration_milliseconds_bucket\\{reporter=\"destination\",destination_service_name=\"txn-service\",destination_service_namespace=\"bos\",le=\"75\"} [0-9]+\n");
  }

  private String page(String service) {
    Backend pod = server.look(world -> world.fleet().of(service).getFirst());
    return get(server.metrics().resolve(ScrapeTarget.path(pod))).body();
  }
}
