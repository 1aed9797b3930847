package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.service.testing.RealPostgres;
import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that is put back from a backup, by the very commands of docs/operations.md, after
 * Pulih has acted: it notices, says so, and does nothing until a person lets it.
 */
class RestoredIT {

  @TempDir private Path folder;

  @Test
  void on_postgresql_a_restart_that_the_records_lost_stops_every_further_one() throws IOException {
    SystemTool.require("pg_dump");
    try (RealPostgres postgres = new RealPostgres();
        Town town = new Town(2);
        PrometheusStandIn prometheus = town.prometheus()) {
      String url = postgres.database();
      PulihConfiguration configuration =
          Loop.configuration(folder, town, prometheus.uri(), Stores.postgresql(folder, url));
      String service;
      try (Loop loop = Loop.of(configuration)) {
        loop.awaitGoodTick(Loop.upcoming());
        new Backups(folder).dump(url);
        Trial trial = new Trial(town, loop, Sickness.ONE_POD, 0);
        new Reckoning(town, loop, Stores.postgresql(url)).acted(trial);
        service = trial.service;
      }
      new Backups(folder).restore(url);
      try (Loop loop = Loop.of(configuration)) {
        stopped(loop, town, service, "Deployment bos/" + service + "-v1");
        nextIsHeldAndThenActsWhenAPersonResumes(town, loop);
      }
      startsAgainWithoutAWord(configuration);
    }
  }

  @Test
  void on_sqlite_a_shift_that_the_records_lost_stops_every_further_action() throws Exception {
    Path data = folder.resolve("data");
    try (Town town = new Town(2);
        PrometheusStandIn prometheus = town.prometheus()) {
      PulihConfiguration configuration = Loop.shifting(folder, town, prometheus.uri());
      String service;
      try (Loop loop = Loop.of(configuration)) {
        loop.awaitGoodTick(Loop.upcoming());
        new Backups(folder).vacuum(data);
        Trial trial = new Trial(town, loop, Sickness.A_VERSION, 0);
        trial.actedOnce();
        service = trial.service;
        assertThat(town.marks(service)).hasSize(1);
      }
      new Backups(folder).copyBack(data);
      try (Loop loop = Loop.of(configuration)) {
        stopped(loop, town, service, "VirtualService bos/" + service);
        Trial next = new Trial(town, loop, Sickness.A_VERSION, 0);
        loop.awaitIncident(next.service);
        next.neverActed();
      }
    }
  }

  /**
   * It names what it did and does not know, on every way that there is, as soon as the cluster has
   * answered.
   */
  private static void stopped(Loop loop, Town town, String service, String object) {
    String decided = town.marks(service).getFirst().decision().at().toString();
    await()
        .atMost(Loop.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(loop.get("/api/status"))
                    .contains("old-records", object, decided, "whose records are older"));
    assertThat(loop.get("/metrics")).contains("pulih_troubles_total{kind=\"old-records\"} 1.0");
  }

  private static void nextIsHeldAndThenActsWhenAPersonResumes(Town town, Loop loop) {
    Trial next = new Trial(town, loop, Sickness.ONE_POD, 0);
    String incident = next.incident();
    await()
        .atMost(Loop.PATIENCE)
        .until(() -> loop.get("/api/explain?service=" + next.service).contains("KILL_SWITCH"));
    loop.awaitGoodTick(next.bad.plus(Loop.HOLD).plus(Loop.HOLD));
    next.untouched();
    assertThat(loop.order("/api/resume", "{}")).doesNotContain("whose records are older");
    next.actedOnce();
    assertThat(loop.steps(incident)).doesNotContain("WITH_PEOPLE");
  }

  /** A person was told of it once and has let it go on. */
  private static void startsAgainWithoutAWord(PulihConfiguration configuration) {
    try (Loop loop = Loop.of(configuration)) {
      loop.awaitGoodTick(Loop.upcoming());
      assertThat(loop.get("/api/status")).doesNotContain("old-records", "whose records are older");
    }
  }
}
