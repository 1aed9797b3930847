package dev.pulih.service;

import static dev.pulih.service.Incidents.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.notify.Notification;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Windows of maintenance on a running instance whose service fails all the while. */
class MaintenanceIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PAGES_SOON = "escalation: {pageAfter: 5s}\n";

  @TempDir private Path folder;

  private static String plan(Caller caller, boolean silent) {
    String order =
        "{\"services\":[\"txn-service\"],\"reason\":\"new disks\",\"for\":\"1h\",\"silent\":%s}"
            .formatted(silent);
    return JSON.readTree(caller.post("/api/maintenance", order).body()).path("id").asString();
  }

  private static void awaitHeld(Caller caller, String incident) {
    await()
        .atMost(PATIENCE)
        .until(() -> caller.get("/api/incidents/" + incident).body().contains("MAINTENANCE"));
  }

  private static void awaitPaged(Caller caller, String incident) {
    await()
        .atMost(PATIENCE)
        .until(() -> caller.get("/api/incidents/" + incident).body().contains("\"PAGED\""));
  }

  private static boolean called(Ailing world) {
    return world.told.stream().anyMatch(n -> n.kind() == Notification.Kind.PAGE);
  }

  @Test
  void a_window_holds_the_restart_and_alarms_go_on() {
    Ailing world = Ailing.wellAtFirst();
    try (Running running = Instances.over(world, folder, PAGES_SOON)) {
      Caller caller = new Caller(running);
      plan(caller, false);
      world.fallsIll();
      String incident = Incidents.awaitFirst(caller);
      awaitHeld(caller, incident);
      await().atMost(PATIENCE).until(() -> called(world));
      assertThat(world.restarts).isEmpty();
    }
  }

  @Test
  void a_silent_window_holds_the_call_until_its_end() {
    Ailing world = Ailing.wellAtFirst();
    try (Running running = Instances.over(world, folder, PAGES_SOON)) {
      Caller caller = new Caller(running);
      String window = plan(caller, true);
      world.fallsIll();
      String incident = Incidents.awaitFirst(caller);
      awaitHeld(caller, incident);
      awaitPaged(caller, incident);
      assertThat(called(world)).isFalse();
      assertThat(world.restarts).isEmpty();
      caller.send("DELETE", "/api/maintenance/" + window, BodyPublishers.noBody());
      await().atMost(PATIENCE).until(() -> called(world));
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
    }
  }

  @Test
  void windows_are_listed_shown_in_the_status_and_refused_with_a_sentence() {
    try (Running running = Instances.over(new Ailing(), folder)) {
      Caller caller = new Caller(running);
      String window = plan(caller, true);
      assertThat(caller.get("/api/maintenance").body())
          .contains(window, "bos/txn-service", "new disks", "\"silent\":true", "\"on\":true");
      assertThat(caller.get("/api/status").body()).contains("\"maintenance\":[{", window);
      assertThat(
              caller
                  .post(
                      "/api/maintenance",
                      "{\"services\":[\"tnx\"],\"reason\":\"x\",\"for\":\"1h\"}")
                  .body())
          .contains("No service \\\"tnx\\\" is watched", "bos/txn-service");
      assertThat(
              caller
                  .post("/api/maintenance", "{\"services\":[\"all\"],\"reason\":\"x\"}")
                  .statusCode())
          .isEqualTo(400);
      assertThat(
              caller.send("DELETE", "/api/maintenance/nope", BodyPublishers.noBody()).statusCode())
          .isEqualTo(404);
    }
  }
}
