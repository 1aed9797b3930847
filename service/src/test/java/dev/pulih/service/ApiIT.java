package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API on a real socket: who is let in, what is refused and how that is said. */
class ApiIT {

  @TempDir private static Path folder;
  private static Running running;
  private static Caller caller;

  @BeforeAll
  static void start() {
    running = Instances.ailing(folder);
    caller = new Caller(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void health_needs_no_token() {
    HttpResponse<String> answer = new Caller(running, "").get("/healthz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("UP");
  }

  @Test
  void everything_else_needs_the_token_and_says_where_it_is() {
    for (String path : new String[] {"/api/status", "/api/incidents", "/metrics", "/nothing"}) {
      HttpResponse<String> answer = new Caller(running, "").get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.body()).contains("This needs the token.", "data directory");
    }
  }

  @Test
  void a_wrong_token_is_no_token() {
    assertThat(new Caller(running, "wrong").post("/api/resume", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void a_method_that_an_endpoint_has_not_is_refused() {
    HttpResponse<String> answer = caller.send("DELETE", "/api/incidents", BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("\"where\":\"DELETE /api/incidents\"");
  }

  @Test
  void what_is_not_there_is_said() {
    assertThat(caller.get("/api/incidents/nope").statusCode()).isEqualTo(404);
    assertThat(caller.post("/api/incidents/nope/approve", "").body())
        .contains("There is no incident \\\"nope\\\".");
    assertThat(caller.get("/api/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void where_slack_signs_nothing_nothing_of_slack_is_there() {
    for (String path : new String[] {"/slack/interactions", "/slack/commands"}) {
      assertThat(new Caller(running, "").post(path, "x").statusCode()).as(path).isEqualTo(401);
      assertThat(caller.post(path, "x").statusCode()).as(path).isEqualTo(404);
    }
  }

  /** One byte more than is taken. */
  @Test
  void a_body_that_is_too_large_is_refused() {
    HttpResponse<String> answer = caller.post("/api/pause", " ".repeat(16_385));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("larger than 16384 bytes");
  }

  /** Eight kilobytes are taken. */
  @Test
  void headers_that_are_too_large_are_refused() {
    assertThat(caller.get("/api/status?" + "x".repeat(9_000)).statusCode()).isEqualTo(400);
    assertThat(caller.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_does_not_say_its_length_is_refused() {
    var endless =
        BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
    assertThat(caller.send("POST", "/api/pause", endless).statusCode()).isEqualTo(411);
  }

  @Test
  void a_pause_needs_json_a_reason_and_an_end() {
    assertThat(caller.post("/api/pause", "{").statusCode()).isEqualTo(400);
    assertThat(caller.post("/api/pause", "{\"for\":\"30m\"}").body()).contains("needs a reason");
    assertThat(caller.post("/api/pause", "{\"reason\":\"x\"}").body()).contains("needs its end");
    assertThat(caller.post("/api/pause", "{\"reason\":\"x\",\"for\":\"soon\"}").body())
        .contains("no length of time");
    assertThat(
            caller
                .post("/api/pause", "{\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}")
                .body())
        .contains("in the future");
  }

  @Test
  void the_kill_switch_outlasts_a_pause_and_resume_ends_both() {
    assertThat(caller.post("/api/kill", "").body()).contains("\"kill\":\"aisyah\"");
    assertThat(caller.post("/api/pause", "{\"reason\":\"release\",\"for\":\"1h30m\"}").body())
        .contains("\"acting\":false", "\"by\":\"aisyah\"", "\"kill\":\"aisyah\"");
    assertThat(caller.post("/api/resume", "").body()).contains("\"acting\":true");
  }

  @Test
  void who_switched_what_is_on_record_when_it_is_over() {
    caller.post("/api/pause", "{\"reason\":\"audited\",\"for\":\"1h\"}");
    caller.post("/api/kill", "");
    caller.post("/api/resume", "");
    JsonNode answer = new JsonMapper().readTree(caller.get("/api/switches?limit=3").body());
    assertThat(answer.at("/switches/acting").asBoolean()).isTrue();
    assertThat(answer.path("changes").valueStream())
        .extracting(c -> c.path("what").asString(), c -> c.path("by").asString())
        .containsExactly(
            tuple("RESUMED", "aisyah"), tuple("KILLED", "aisyah"), tuple("PAUSED", "aisyah"));
    JsonNode pause = answer.at("/changes/2");
    assertThat(pause.path("why").asString()).isEqualTo("audited");
    assertThat(Instant.parse(pause.path("until").asString()))
        .isAfter(Instant.parse(pause.path("at").asString()));
  }

  @Test
  void what_was_refused_is_not_on_record() {
    String before = caller.get("/api/switches?limit=1").body();
    caller.post("/api/pause", "{\"reason\":\"x\",\"for\":\"31d\"}");
    assertThat(caller.get("/api/switches?limit=1").body()).isEqualTo(before);
    assertThat(caller.get("/api/switches?limit=0").statusCode()).isEqualTo(400);
    assertThat(caller.get("/api/switches?limit=;3").body()).contains("limit").contains("got ;3");
    assertThat(caller.get("/api/switches?limit=;3").statusCode()).isEqualTo(400);
  }

  @Test
  void metrics_of_its_own_are_served() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> !caller.get("/metrics").body().contains("pulih_tick_duration_seconds_count 0"));
    assertThat(caller.get("/metrics").body())
        .contains(
            "pulih_ticks_skipped_total",
            "pulih_effects_retried_total",
            "pulih_services_blind",
            "pulih_incidents{state=\"Restarting\"}");
  }

  @Test
  void an_incident_is_told_with_its_steps_and_closed_by_a_person() {
    String id = Incidents.awaitFirst(caller);
    String story = caller.get("/api/incidents/" + id).body();
    assertThat(story).contains("\"step\":\"OPENED\"", "error rate 18 %");
    assertThat(caller.post("/api/incidents/" + id + "/decline", "").statusCode()).isEqualTo(409);
    assertThat(caller.post("/api/incidents/" + id + "/release-hold", "").body())
        .contains("No verdict holds an action of it.");
    HttpResponse<String> draft = caller.get("/api/incidents/" + id + "/postmortem");
    assertThat(draft.statusCode()).isEqualTo(404);
    assertThat(draft.body()).contains("There is no post-mortem draft of");
    HttpResponse<String> closed =
        caller.post("/api/incidents/" + id + "/close", "{\"note\":\"known\\nbug\"}");
    assertThat(closed.body()).contains("closed by aisyah: known bug");
  }
}
