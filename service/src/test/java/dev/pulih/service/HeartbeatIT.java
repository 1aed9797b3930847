package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.LogLines;
import dev.pulih.service.testing.MonitorEndpoint;
import dev.pulih.service.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Pulih pings a monitor outside for the ticks that did their work, and for no other. */
class HeartbeatIT {

  @TempDir private Path folder;

  private final MonitorEndpoint monitor = new MonitorEndpoint();
  private final Ailing world = new Ailing();

  @AfterEach
  void close() {
    monitor.close();
  }

  /** A ping has so long as no machine takes for it. */
  private Running start() throws IOException {
    return start("30s");
  }

  private Running start(String timeout) throws IOException {
    Path url = Files.writeString(folder.resolve("heartbeat.url"), monitor.url().toString());
    return Instances.over(
        world, folder, "heartbeat: {url: \"file:%s\", timeout: %s}\n".formatted(url, timeout));
  }

  private static long ticks(Caller caller) {
    return (long) Exposed.value(caller, "pulih_tick_duration_seconds_count");
  }

  @Test
  void every_tick_pings() throws IOException {
    try (Running running = start()) {
      await().atMost(Incidents.PATIENCE).until(() -> monitor.texts().size() > 3);
      assertThat(monitor.texts())
          .allMatch(text -> text.startsWith("tick 20"))
          .doesNotHaveDuplicates();
      Caller caller = new Caller(running);
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> Exposed.value(caller, "pulih_heartbeats_total{outcome=\"taken\"}") > 2);
    }
  }

  @Test
  void a_tick_that_fails_does_not_ping() throws IOException {
    world.readFails.set(Integer.MAX_VALUE);
    try (Running running = start()) {
      Caller caller = new Caller(running);
      await().atMost(Incidents.PATIENCE).until(() -> ticks(caller) > 3);
      assertThat(monitor.received()).isEmpty();
      world.readFails.set(0);
      await().atMost(Incidents.PATIENCE).until(() -> !monitor.received().isEmpty());
    }
  }

  @Test
  void a_tick_that_cannot_read_prometheus_does_not_ping() throws IOException {
    world.unreadable.set(true);
    try (Running running = start()) {
      Caller caller = new Caller(running);
      await().atMost(Incidents.PATIENCE).until(() -> ticks(caller) > 3);
      assertThat(monitor.received()).isEmpty();
      world.unreadable.set(false);
      await().atMost(Incidents.PATIENCE).until(() -> !monitor.received().isEmpty());
    }
  }

  @Test
  void ticks_go_on_while_the_monitor_hangs_and_its_failures_are_counted() throws IOException {
    monitor.failAlways(new Fault.Hangs());
    try (Running running = start("2s")) {
      Caller caller = new Caller(running);
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> Exposed.value(caller, "pulih_heartbeats_total{outcome=\"failed\"}") > 0);
      await().atMost(Incidents.PATIENCE).until(() -> ticks(caller) > monitor.received().size());
    }
  }

  @Test
  void what_is_wrong_with_the_monitor_is_logged_once_and_so_is_its_end() throws IOException {
    try (Running _ = start();
        LogLines log = new LogLines()) {
      monitor.failAlways(new Fault.Answers(new Reply(500, Map.of(), monitor.url().toString())));
      int before = monitor.received().size();
      await().atMost(Incidents.PATIENCE).until(() -> monitor.received().size() > before + 4);
      assertThat(log.since(0, "did not take a ping: it answered 500 (***)")).hasSize(1);
      monitor.recover();
      await().atMost(Incidents.PATIENCE).until(() -> !log.since(0, "takes pings again").isEmpty());
      assertThat(log.since(0, "planted-ping-key")).isEmpty();
    }
  }
}
