package dev.pulih.simulator.cluster.api;

import static dev.pulih.simulator.cluster.api.Api.PODS;
import static dev.pulih.simulator.cluster.api.Api.STRATEGIC;
import static dev.pulih.simulator.cluster.api.Api.TXN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.simulator.cluster.api.Api.Answer;
import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.cluster.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerTest {

  private static final String RESTART =
      "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"at\":\"x\"}}}}}";

  private final ServedCluster served = new ServedCluster();
  private final Api admin = served.admin();

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void a_restart_through_the_socket_replaces_the_pods() {
    List<String> before = names(admin.get(PODS + "?labelSelector=version%3Dv1"));
    admin.patch(TXN + "?fieldManager=pulih", STRATEGIC, RESTART);
    served.pass(Duration.ofMinutes(1));
    List<String> after = names(admin.get(PODS + "?labelSelector=version%3Dv1"));
    assertThat(after).hasSize(3).doesNotContainAnyElementsOf(before);
  }

  @Test
  void one_decision_is_one_change_in_the_audit_trail() {
    admin.get(TXN);
    admin.patch(TXN + "?dryRun=All", STRATEGIC, RESTART);
    admin.patch(TXN + "?fieldManager=pulih", STRATEGIC, RESTART);
    admin.patch(TXN + "?fieldManager=pulih", STRATEGIC, RESTART);
    AuditEntry change = served.server.audit().changes("deployments").getFirst();
    assertThat(served.server.audit().entries()).hasSize(4);
    assertThat(served.server.audit().changes("deployments")).hasSize(1);
    assertThat(change.user()).isEqualTo("admin");
    assertThat(change.sent().fieldManager()).isEqualTo("pulih");
    assertThat(change.sent().userAgent()).isEqualTo("raw-test/1.0");
    assertThat(change.before().orElseThrow().generation()).isEqualTo(1);
    assertThat(change.after().orElseThrow().generation()).isEqualTo(2);
  }

  @Test
  void a_created_object_is_a_change_of_its_name() {
    admin.post(Api.LEASES, "{\"metadata\":{\"name\":\"leader\"},\"spec\":{}}");
    AuditEntry change = served.server.audit().changes("leases").getFirst();
    assertThat(change.action().name()).isEqualTo("leader");
    assertThat(change.before()).isEmpty();
  }

  @Test
  void a_deleted_namespace_takes_everything_in_it_along() {
    assertThat(admin.delete("/api/v1/namespaces/bos").code()).isEqualTo(200);
    served.pass(Duration.ofSeconds(1));
    assertThat(admin.get(TXN).code()).isEqualTo(404);
    assertThat(admin.get("/apis/apps/v1/namespaces/elsewhere/deployments").code()).isEqualTo(200);
    assertThat(names(admin.get(PODS))).isEmpty();
    assertThat(served.cluster.pods()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 422, 429, 500, 503})
  void a_planned_refusal_is_shown_once_and_changes_nothing(int code) {
    served.server.faults().next(1, Action::writes, new Fault.Refuse(code));
    assertThat(admin.get(TXN).code()).isEqualTo(200);
    assertThat(admin.patch(TXN, STRATEGIC, RESTART).code()).isEqualTo(code);
    assertThat(served.server.audit().changes("deployments")).isEmpty();
    assertThat(admin.patch(TXN, STRATEGIC, RESTART).code()).isEqualTo(200);
    assertThat(served.server.faults().pending()).isFalse();
  }

  @Test
  void too_many_requests_say_how_long_to_wait() {
    Fault busy = new Fault.Refuse(429, Duration.ofSeconds(7));
    served.server.faults().next(1, action -> true, busy);
    assertThat(admin.get(TXN).response().headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void a_connection_can_break_before_the_change() {
    served.server.faults().next(1, Action::writes, new Fault.CloseBefore());
    assertThatThrownBy(() -> admin.patch(TXN, STRATEGIC, RESTART))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(generation()).isEqualTo(1);
  }

  @Test
  void a_connection_can_break_after_the_change_whose_answer_is_lost() {
    served.server.faults().next(1, Action::writes, new Fault.CloseAfter());
    assertThatThrownBy(() -> admin.patch(TXN, STRATEGIC, RESTART))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(generation()).isEqualTo(2);
  }

  @Test
  void a_server_can_take_its_time() {
    served.server.faults().next(1, action -> true, new Fault.Hang(Duration.ofMillis(300)));
    long before = System.nanoTime();
    assertThat(admin.get(TXN).code()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void a_watch_streams_what_is_there_and_what_changes() throws Exception {
    String path = PODS + "?watch=true&timeoutSeconds=20&labelSelector=version%3Dv2";
    try (BufferedReader lines = lines(path)) {
      assertThat(type(lines.readLine())).isEqualTo("ADDED");
      String pod = names(admin.get(PODS + "?labelSelector=version%3Dv2")).getFirst();
      admin.delete(PODS + "/" + pod);
      assertThat(type(lines.readLine())).isEqualTo("MODIFIED");
    }
  }

  @Test
  void a_watch_from_before_the_remembered_past_ends_with_gone() throws Exception {
    served.cluster.store().compact();
    try (BufferedReader lines = lines(PODS + "?watch=true&resourceVersion=1")) {
      String line = lines.readLine();
      assertThat(type(line)).isEqualTo("ERROR");
      assertThat(Json.parse(line).at("/object/code").asInt()).isEqualTo(410);
    }
  }

  @Test
  void the_log_of_the_run_before_the_crash_can_be_read_once_there_was_one() {
    String log = PODS + "/" + crashing() + "/log?previous=true";
    assertThat(admin.get(log).code()).isEqualTo(400);
    assertThat(admin.get(log).message()).startsWith("previous terminated container");
    served.cluster.crash("bos", crashing(), Crash.OOM_KILLED, served.now());
    assertThat(admin.get(log).body()).isEqualTo("heap full\nkilled\n");
    assertThat(admin.get(log + "&tailLines=1").body()).isEqualTo("killed\n");
    assertThat(admin.get(log + "&limitBytes=4").body()).isEqualTo("heap");
  }

  @Test
  void events_are_served_in_both_forms() {
    String about = "?fieldSelector=involvedObject.name%3Dtxn-service-v1";
    Answer core = admin.get("/api/v1/namespaces/bos/events" + about);
    Answer renamed = admin.get("/apis/events.k8s.io/v1/namespaces/bos/events");
    assertThat(core.body()).contains("ScalingReplicaSet").contains("involvedObject");
    assertThat(renamed.body()).contains("\"regarding\"").doesNotContain("involvedObject");
  }

  @Test
  void callers_may_ask_what_they_may_do() {
    assertThat(allowed(served.restricted(), "patch")).isTrue();
    assertThat(allowed(served.restricted(), "delete")).isFalse();
    assertThat(allowed(admin, "delete")).isTrue();
    Answer rules =
        served
            .restricted()
            .post(Reviews.PREFIX + "selfsubjectrulesreviews", "{\"spec\":{\"namespace\":\"bos\"}}");
    assertThat(rules.json().at("/status/resourceRules").size()).isEqualTo(2);
  }

  @Test
  void scaling_goes_through_the_scale_subresource() {
    admin.patch(TXN + "/scale", Api.MERGE, "{\"spec\":{\"replicas\":5}}");
    served.pass(Duration.ofSeconds(20));
    assertThat(admin.get(TXN + "/scale").json().at("/status/replicas").asInt()).isEqualTo(5);
  }

  @Test
  void clients_discover_groups_versions_and_resources() {
    assertThat(admin.get("/version").body()).contains("gitVersion");
    assertThat(admin.get("/api").body()).contains("\"v1\"");
    assertThat(admin.get("/apis").body()).contains("networking.istio.io/v1beta1", "apps/v1");
    assertThat(admin.get("/apis/apps/v1").body()).contains("deployments/scale", "\"Deployment\"");
    assertThat(admin.get("/api/v1").body()).contains("pods/log");
    assertThat(admin.get("/apis/nobody.example/v1").code()).isEqualTo(404);
  }

  private String crashing() {
    return served.cluster.pods("bos", "txn-service").getFirst().name();
  }

  private int generation() {
    // the change may still be on its way when the client has already lost the connection
    await().atMost(Duration.ofSeconds(60)).until(() -> !served.server.audit().entries().isEmpty());
    return admin.get(TXN).json().at("/metadata/generation").asInt();
  }

  private static boolean allowed(Api caller, String verb) {
    String review =
        "{\"spec\":{\"resourceAttributes\":{\"namespace\":\"bos\",\"verb\":\"%s\",\"group\":\"apps\",\"resource\":\"deployments\"}}}"
            .formatted(verb);
    Answer answer = caller.post(Reviews.PREFIX + "selfsubjectaccessreviews", review);
    return answer.json().at("/status/allowed").asBoolean();
  }

  private static List<String> names(Answer list) {
    Stream<String> names =
        list.json().path("items").valueStream().map(item -> item.at("/metadata/name").asString());
    return names.toList();
  }

  private static String type(String line) {
    return Json.text(Json.parse(line), "type");
  }

  private BufferedReader lines(String path) throws IOException, InterruptedException {
    InputStream stream =
        admin
            .client()
            .send(admin.request("GET", path, "", ""), BodyHandlers.ofInputStream())
            .body();
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
