package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.notify.FakeInboundLog;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Retention;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.web.Archive;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.WebServer;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What probes hear of a Pulih whose ticks stand still or fail, and what people read of it. */
class HealthIT {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Status status = status(false, Optional.empty());
  private final WebServer web = start();

  @AfterEach
  void close() {
    web.close();
    http.close();
  }

  private WebServer start() {
    MemoryEventLog log = new MemoryEventLog();
    Ledger ledger = new MemoryLedger();
    ControlRoom room =
        new ControlRoom(
            new IncidentBook(log, _ -> {}),
            log,
            ledger,
            new ControlRoom.Desks(
                () -> status,
                (_, _) -> Optional.empty(),
                new MaintenanceDesk(ledger, List.of()),
                _ -> List.of(),
                new Archive(Retention.defaults(), (_, _) -> {})),
            InstantSource.system());
    return WebServer.start(
        new WebServer.Settings("127.0.0.1", 0, Credentials.admin(new Secret("t0ken"))),
        new WebServer.Served(
            room,
            () -> new Status.Lead(true, "leads"),
            new FakeInboundLog(),
            Optional.empty(),
            Views.of(room)),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static Status status(boolean late, Optional<String> stalled) {
    return new Status(
        "1.2.3",
        NOW,
        new Status.Lead(true, "leads"),
        new Status.Ticks(Optional.of(NOW), 9, 0, 3, late),
        Map.of(),
        List.of(),
        new Status.Own(stalled, List.of(), Optional.empty()),
        Map.of(),
        Optional.empty());
  }

  private HttpResponse<String> probe(String path) throws IOException, InterruptedException {
    URI there = URI.create("http://127.0.0.1:" + web.port() + path);
    return http.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
  }

  private void expect(String path, int code, String... parts) throws Exception {
    HttpResponse<String> answer = probe(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(code);
    assertThat(answer.body()).contains(parts);
  }

  @Test
  void a_pulih_whose_ticks_come_is_alive_and_ready() throws Exception {
    expect("/healthz/liveness", 200, "UP");
    expect("/healthz/readiness", 200, "UP");
  }

  @Test
  void ticks_that_do_not_come_are_a_reason_to_start_again() throws Exception {
    status = status(true, Optional.of("No tick came to its end since the start."));
    expect("/healthz/liveness", 503, "DOWN", "No tick came to its end since the start.");
    expect("/healthz", 503, "DOWN");
  }

  /** To start it again would not mend the database that they fail for. */
  @Test
  void ticks_that_fail_are_no_reason_to_start_again_but_it_is_not_ready() throws Exception {
    status = status(true, Optional.empty());
    expect("/healthz/liveness", 200, "UP");
    expect(
        "/healthz/readiness",
        503,
        "No tick has succeeded since that of 2026-11-26T08:00:00Z; the log says why.");
  }

  @Test
  void a_probe_learns_nothing_else() throws Exception {
    assertThat(probe("/healthz/liveness").body() + probe("/healthz/readiness").body())
        .doesNotContain("1.2.3", "path", "free");
    assertThat(probe("/healthz").body()).doesNotContain("why", "details");
  }

  @Test
  void status_shows_what_was_wrong_and_since_when() {
    Ailing world = new Ailing();
    world.readFails.set(3);
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> caller.get("/api/status").body().contains("\"kind\":\"failing-ticks\""));
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> Exposed.value(caller, "pulih_trouble{kind=\"failing-ticks\"}") == 0);
      assertThat(caller.get("/api/status").body())
          .contains("\"failed\":3", "nothing is decided until one succeeds", "\"over\":\"20");
    }
  }
}
