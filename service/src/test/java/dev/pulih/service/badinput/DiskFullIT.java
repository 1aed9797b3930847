package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Application;
import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.service.testing.RealPostgres;
import dev.pulih.service.testing.SmallDisk;
import dev.pulih.service.testing.TemporaryFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that run full while incidents are under way, and have space again: nothing is done that
 * cannot be recorded, and each incident goes on to its proof.
 *
 * <p>System properties: {@code pulih.store.rounds} is how many incidents, {@code pulih.seed}
 * decides when.
 */
class DiskFullIT {

  private static final int ROUNDS = Integer.getInteger("pulih.store.rounds", 1);
  private static final long SEED = Long.getLong("pulih.seed", 1L);

  /** Until the proof of an incident that nothing disturbs it is some 17 s. */
  private static final int LATEST_MILLIS = 12_000;

  /** A server's catalogues, with a log of a few MiB. */
  private static final int SERVER_MIB = 80;

  /** Room for the schema and a few incidents. */
  private static final int DATA_MIB = 4 + ROUNDS / 2;

  private static final Duration A_MOMENT = Duration.ofMillis(200);

  @TempDir private Path folder;

  /** The data directory has none either: of the copies of drafts alone, which nobody misses. */
  @Test
  void postgresql_without_space_for_its_log() throws SQLException {
    SplittableRandom random = new SplittableRandom(SEED);
    try (TemporaryFolder mount = new TemporaryFolder("disk");
        SmallDisk disk = new SmallDisk(mount.path(), SERVER_MIB);
        RealPostgres postgres = RealPostgres.durableIn(disk.folder());
        SmallDisk data = new SmallDisk(data(), 1);
        Town town = new Town(ROUNDS);
        PrometheusStandIn prometheus = town.prometheus()) {
      String url = postgres.database();
      DataSource source = Stores.postgresql(url);
      DataSource others = Stores.postgresql(postgres.database());
      execute(others, "create table noise (line text)");
      try (Loop loop =
          Loop.of(configuration(town, prometheus, Stores.postgresql(folder, url), data()))) {
        loop.awaitGoodTick(Loop.upcoming());
        data.fill();
        for (int round = 0; round < ROUNDS; round++) {
          Trial trial = new Trial(town, loop, Sickness.ONE_POD, 0);
          Reckoning.pass(Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
          fill(disk, others, loop);
          Reckoning.pass(Duration.ofMillis(random.nextInt(2_500)));
          free(disk, others, postgres);
          Reckoning reckoning = new Reckoning(town, loop, source);
          reckoning.proved(trial);
          drafted(loop, reckoning.story(trial).getFirst().incident());
        }
        Reckoning.noTrace(loop);
      }
    }
  }

  private static void drafted(Loop loop, String incident) {
    String said = "The post-mortem draft of " + incident + " cannot be put into";
    await().atMost(Loop.PATIENCE).until(() -> !loop.log().since(0, said).isEmpty());
    await()
        .atMost(Loop.PATIENCE)
        .until(() -> loop.get("/api/incidents/" + incident + "/postmortem").contains(incident));
  }

  /** Others write too, until not even what PostgreSQL keeps in reserve is left. */
  private static void fill(SmallDisk disk, DataSource source, Loop loop) {
    int mark = loop.log().size();
    await()
        .atMost(Loop.PATIENCE)
        .pollInterval(A_MOMENT)
        .until(
            () -> {
              disk.fill();
              boolean _ = accepts(source, A_LOT_OF_LOG);
              return !loop.log().since(mark, "nothing is decided until one succeeds").isEmpty();
            });
  }

  /** Who watches a full disk starts a server again that has ended. */
  private static void free(SmallDisk disk, DataSource source, RealPostgres postgres) {
    disk.free();
    await()
        .atMost(Loop.PATIENCE)
        .pollInterval(A_MOMENT)
        .until(
            () -> {
              if (!postgres.runs()) {
                postgres.resume();
              }
              return accepts(source, "insert into noise values ('some space')");
            });
  }

  /** More log than PostgreSQL keeps in reserve: where it has no space it ends all connections. */
  private static final String A_LOT_OF_LOG =
      "select pg_logical_emit_message(true, 'noise', repeat('x', 24000000))";

  private static boolean accepts(DataSource source, String statement) {
    try {
      execute(source, statement);
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private static void execute(DataSource source, String statement) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean _ = connection.createStatement().execute(statement);
    }
  }

  @Test
  void sqlite_without_space() {
    SplittableRandom random = new SplittableRandom(SEED);
    try (SmallDisk disk = new SmallDisk(data(), DATA_MIB);
        Town town = new Town(ROUNDS);
        PrometheusStandIn prometheus = town.prometheus();
        Loop loop = Loop.of(configuration(town, prometheus, "", data()))) {
      loop.awaitGoodTick(Loop.upcoming());
      for (int round = 0; round < ROUNDS; round++) {
        int mark = loop.log().size();
        Trial trial = new Trial(town, loop, Sickness.ONE_POD, 0);
        Reckoning.pass(Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
        await()
            .atMost(Loop.PATIENCE)
            .pollInterval(A_MOMENT)
            .until(
                () -> {
                  disk.fill();
                  return !loop.log().since(mark, "the disk is full; free some space").isEmpty();
                });
        Reckoning.pass(Duration.ofMillis(random.nextInt(2_500)));
        disk.free();
        new Reckoning(town, loop, Stores.sqlite(data())).proved(trial);
      }
      Reckoning.noTrace(loop);
    }
  }

  @Test
  void sqlite_without_space_at_the_start_is_refused_and_starts_when_there_is_some() {
    try (SmallDisk disk = new SmallDisk(data(), DATA_MIB);
        Town town = new Town(1);
        PrometheusStandIn prometheus = town.prometheus()) {
      PulihConfiguration configuration = configuration(town, prometheus, "", data());
      disk.fill();
      Throwable refusal = catchThrowable(() -> Application.start(configuration));
      assertThat(refusal).isNotNull();
      assertThat(String.valueOf(refusal.getMessage()))
          .containsIgnoringCase("disk")
          .doesNotContain("\n");
      disk.free();
      try (Loop loop = Loop.of(configuration)) {
        loop.awaitGoodTick(Loop.upcoming());
      }
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private PulihConfiguration configuration(
      Town town, PrometheusStandIn prometheus, String store, Path data) {
    return Loop.configuration(folder, town, prometheus.uri(), store, data);
  }
}
