package dev.pulih.service;

import static dev.pulih.service.Exposed.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole Pulih counts while it works. */
class MeteredIT {

  @TempDir private Path folder;

  private static void awaitValue(Caller caller, String series, double least) {
    await().atMost(Incidents.PATIENCE).until(() -> value(caller, series) >= least);
  }

  @Test
  void a_recovery_is_counted_step_by_step() {
    Ailing world = new Ailing();
    world.chatFails.set(1);
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      awaitValue(caller, "pulih_steps_total{step=\"restart-decided\"}", 1);
      awaitValue(caller, "pulih_effects_total{kind=\"Restart\",outcome=\"settled\"}", 1);
      awaitValue(caller, "pulih_effects_total{kind=\"Tell\",outcome=\"failed\"}", 1);
      assertThat(value(caller, "pulih_steps_total{step=\"opened\"}")).isEqualTo(1);
      assertThat(value(caller, "pulih_last_tick_timestamp_seconds"))
          .isCloseTo(
              (double) Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(30.0));
      assertThat(value(caller, "pulih_database_call_seconds_count{outcome=\"answered\"}"))
          .isPositive();
      assertThat(value(caller, "pulih_tick_lag_seconds_count")).isPositive();
    }
  }

  @Test
  void a_pause_and_what_it_holds_are_seen() {
    Ailing world = Ailing.wellAtFirst();
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      caller.post("/api/pause", "{\"reason\":\"release\",\"for\":\"1h\"}");
      world.fallsIll();
      awaitValue(caller, "pulih_paused", 1);
      awaitValue(caller, "pulih_holds_total{reason=\"paused\"}", 1);
      caller.post("/api/kill", "");
      awaitValue(caller, "pulih_kill_switch", 1);
      caller.post("/api/resume", "");
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> value(caller, "pulih_paused") + value(caller, "pulih_kill_switch") == 0);
    }
  }

  @Test
  void an_effect_that_nobody_takes_grows_old_in_the_outbox() {
    Ailing world = new Ailing();
    world.chatFails.set(Integer.MAX_VALUE);
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      awaitValue(caller, "pulih_outbox_oldest_age_seconds", 3);
      assertThat(value(caller, "pulih_outbox_effects")).isPositive();
      world.chatFails.set(0);
      await().atMost(Incidents.PATIENCE).untilAsserted(() -> assertEmptyOutbox(caller));
    }
  }

  /** The incident goes on, so that the next effect may be there at the next look. */
  private static void assertEmptyOutbox(Caller caller) {
    assertThat(Exposed.lines(caller))
        .contains("pulih_outbox_effects 0.0", "pulih_outbox_oldest_age_seconds 0.0");
  }

  @Test
  void queries_are_counted_by_what_became_of_them() {
    try (Running running = Application.start(Instances.configuration(folder, "dry-run"))) {
      Caller caller = new Caller(running);
      awaitValue(caller, "pulih_prometheus_query_seconds_count{outcome=\"failed\"}", 3);
      awaitValue(caller, "pulih_signals_unread", 3);
      assertThat(value(caller, "pulih_prometheus_query_seconds_count{outcome=\"answered\"}"))
          .isZero();
      String mode =
          "pulih_service_mode{mode=\"dry-run\",namespace=\"bos\",service=\"txn-service\"}";
      assertThat(value(caller, mode)).isEqualTo(1);
    }
  }
}
