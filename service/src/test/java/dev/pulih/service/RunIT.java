package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.notify.Notification;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.store.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Pulih in this process: its clock, its threads, its server, and a world in memory. */
class RunIT {

  private static final Duration PATIENCE = Incidents.PATIENCE;

  @TempDir private Path folder;

  @Test
  void it_restarts_what_fails_and_tells_people() {
    Ailing world = new Ailing();
    try (Running running = Instances.over(world, folder)) {
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
      String id = Incidents.awaitFirst(new Caller(running));
      assertThat(world.restarts.getFirst().incident()).isEqualTo(id);
      await().atMost(PATIENCE).until(() -> !world.told.isEmpty());
    }
  }

  @Test
  void a_pause_holds_the_restart_until_someone_resumes() {
    Ailing world = Ailing.wellAtFirst();
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      caller.post("/api/pause", "{\"reason\":\"release\",\"for\":\"1h\"}");
      world.fallsIll();
      String id = Incidents.awaitFirst(caller);
      await()
          .atMost(PATIENCE)
          .until(() -> caller.get("/api/incidents/" + id).body().contains("PAUSED"));
      assertThat(world.restarts).isEmpty();
      caller.post("/api/resume", "");
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
    }
  }

  @Test
  void the_kill_switch_holds_the_restart_and_alarms_go_on() {
    Ailing world = Ailing.wellAtFirst();
    try (Running running = Instances.over(world, folder, "escalation: {pageAfter: 5s}\n")) {
      Caller caller = new Caller(running);
      caller.post("/api/kill", "");
      world.fallsIll();
      String id = Incidents.awaitFirst(caller);
      await()
          .atMost(PATIENCE)
          .until(() -> caller.get("/api/incidents/" + id).body().contains("KILL_SWITCH"));
      await()
          .atMost(PATIENCE)
          .until(() -> world.told.stream().anyMatch(n -> n.kind() == Notification.Kind.PAGE));
      assertThat(world.restarts).isEmpty();
      caller.post("/api/resume", "");
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
    }
  }

  @Test
  void a_kill_file_holds_the_restart_while_it_is_there_whoever_resumes() throws Exception {
    Ailing world = new Ailing();
    Path file = Files.createDirectories(folder.resolve("data")).resolve("kill");
    Files.writeString(file, "a strange week");
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      String id = Incidents.awaitFirst(caller);
      await()
          .atMost(PATIENCE)
          .until(() -> caller.get("/api/incidents/" + id).body().contains("KILL_SWITCH"));
      assertThat(caller.get("/api/explain?service=txn-service").body())
          .contains("is held (KILL_SWITCH: switched off by the file", "\"OWNED_BY_CONTROLLER\"");
      assertThat(caller.post("/api/resume", "").body())
          .contains("\"acting\":false", "/kill: a strange week");
      assertThat(world.restarts).isEmpty();
      Files.delete(file);
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
    }
  }

  @Test
  void an_exception_in_one_effect_stops_no_other_and_is_tried_again() {
    Ailing world = new Ailing();
    world.chatFails.set(2);
    try (Running running = Instances.over(world, folder)) {
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
      await().atMost(PATIENCE).until(() -> !world.told.isEmpty());
      assertThat(world.chatFails.get()).isZero();
      assertThat(running.url().getPort()).isEqualTo(running.port());
    }
  }

  @Test
  void a_tick_that_fails_does_not_stop_the_next() {
    Ailing world = new Ailing();
    world.readFails.set(2);
    try (Running running = Instances.over(world, folder)) {
      Caller caller = new Caller(running);
      Incidents.awaitFirst(caller);
      assertThat(caller.get("/metrics").body()).contains("pulih_ticks_failed_total 2.0");
    }
  }

  @Test
  void whoever_writes_too_late_stops_acting_and_says_why() {
    Ailing world = new Ailing();
    try (Running running = Instances.over(world, new Overtaken(), folder)) {
      assertThat(CompletableFuture.supplyAsync(running::awaitEnd))
          .succeedsWithin(PATIENCE)
          .asString()
          .contains("Another Pulih writes to the same store", "epoch 2");
      assertThat(world.restarts).isEmpty();
    }
  }

  @Test
  void without_cluster_and_people_it_runs_and_says_what_is_missing() {
    PulihConfiguration configuration = Instances.configuration(folder, "dry-run");
    try (Running running = Application.start(configuration)) {
      Caller caller = new Caller(running);
      assertThat(caller.get("/api/status").body())
          .contains("nothing is touched", "nobody is paged", "\"bos/txn-service\":\"dry-run\"");
      await()
          .atMost(PATIENCE)
          .until(
              () -> caller.get("/api/status").body().contains("\"blind\":[\"bos/txn-service\"]"));
    }
  }

  @Test
  void the_token_is_the_owners_alone_and_stays_the_same() throws Exception {
    PulihConfiguration configuration = Instances.configuration(folder, "dry-run");
    String first;
    try (Running running = Application.start(configuration)) {
      first = running.token().reveal();
      Path file = folder.resolve("data/token");
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    try (Running again = Application.start(configuration)) {
      assertThat(again.token().reveal()).isEqualTo(first).hasSize(64);
    }
  }

  @Test
  void two_with_one_data_directory_are_one_too_many() {
    PulihConfiguration configuration = Instances.configuration(folder, "dry-run");
    try (Running first = Application.start(configuration)) {
      assertThatThrownBy(() -> Application.start(configuration))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("Another Pulih");
      assertThat(new Caller(first).get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  /** A store in which someone else leads. */
  private static final class Overtaken implements EventLog {
    @Override
    public void append(Append append) {
      throw new StaleAppend("epoch 2 leads");
    }

    @Override
    public List<Recorded> load() {
      return List.of();
    }

    @Override
    public List<Recorded> events(String incident) {
      return List.of();
    }

    @Override
    public List<Queued> queued() {
      return List.of();
    }
  }
}
