package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.recover.Transition.Step;
import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.MonitorEndpoint;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.service.testing.RealPostgres;
import dev.pulih.service.testing.Severing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PostgreSQL dies again and again while incidents are under way, and comes back: nothing is done
 * that is not recorded, nothing twice, and each incident goes on to its proof.
 *
 * <p>System properties: {@code pulih.store.rounds} is how many incidents, {@code pulih.seed}
 * decides when.
 */
class DatabaseKilledIT {

  private static final int ROUNDS = Integer.getInteger("pulih.store.rounds", 1);
  private static final long SEED = Long.getLong("pulih.seed", 1L);

  /** Of one incident, which takes some 17 s when nothing disturbs it. */
  private static final int DEATHS = 3;

  private static final String FAILING = "nothing is decided until one succeeds";

  private static RealPostgres postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    postgres = RealPostgres.durable();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void whenever_postgresql_dies_nothing_is_done_unrecorded_and_nothing_twice() throws IOException {
    String url = postgres.database();
    SplittableRandom random = new SplittableRandom(SEED);
    try (Town town = new Town(ROUNDS);
        PrometheusStandIn prometheus = town.prometheus();
        MonitorEndpoint monitor = new MonitorEndpoint();
        Loop loop =
            Loop.of(
                configuration(
                    town, prometheus, Stores.postgresql(folder, url) + heartbeat(monitor)))) {
      Reckoning reckoning = new Reckoning(town, loop, Stores.postgresql(url));
      loop.awaitGoodTick(Loop.upcoming());
      long threads = threads();
      for (int round = 0; round < ROUNDS; round++) {
        Trial trial = new Trial(town, loop, Sickness.ONE_POD, 0);
        for (int death = 0; death < DEATHS; death++) {
          Reckoning.pass(Duration.ofMillis(random.nextInt(6_000)));
          die(loop, monitor, random);
        }
        reckoning.proved(trial);
      }
      assertThat(threads()).as("threads of the pool").isLessThanOrEqualTo(threads + 1);
      Reckoning.noTrace(loop);
    }
  }

  /** While it is away Pulih says so, and pings nobody; when it is back everything goes on. */
  private static void die(Loop loop, MonitorEndpoint monitor, SplittableRandom random) {
    int mark = loop.log().size();
    if (random.nextBoolean()) {
      postgres.kill();
    } else {
      postgres.halt();
    }
    await().atMost(Loop.PATIENCE).until(() -> !loop.log().since(mark, FAILING).isEmpty());
    String failing = loop.log().since(mark, FAILING).getFirst().text();
    assertThat(failing).startsWith("The tick of").contains("The PostgreSQL database");
    Instant failed = Instant.parse(failing.split(" ")[3]);
    Reckoning.pass(Duration.ofMillis(random.nextInt(2_500)));
    assertThat(loop.get("/metrics")).contains("pulih_trouble{kind=\"failing-ticks\"} 1.0");
    assertThat(loop.get("/api/status")).contains("The PostgreSQL database", "cannot be used: ");
    assertThat(pinged(monitor, failed)).as("pings without a database").isEmpty();
    postgres.resume();
    await()
        .atMost(Loop.PATIENCE)
        .until(() -> !loop.log().since(mark, "Ticks succeed again").isEmpty());
    await().atMost(Loop.PATIENCE).until(() -> !pinged(monitor, failed).isEmpty());
  }

  /** The ticks from one on that a ping came for; that of one before may be late. */
  private static List<Instant> pinged(MonitorEndpoint monitor, Instant from) {
    return monitor.texts().stream()
        .map(text -> Instant.parse(text.substring("tick ".length())))
        .filter(tick -> !tick.isBefore(from))
        .toList();
  }

  /** Whether it was committed is read back; it is neither lost nor taken twice. */
  @ParameterizedTest
  @EnumSource
  void a_decision_whose_commit_nobody_answered_is_carried_out_once(Severing.Cut cut)
      throws IOException {
    String url = postgres.database();
    try (Town town = new Town(1);
        PrometheusStandIn prometheus = town.prometheus();
        Severing way = new Severing(postgres.port(), "RESTART_DECIDED", cut);
        Loop loop =
            Loop.of(configuration(town, prometheus, Stores.postgresql(folder, way.by(url))))) {
      Trial trial = new Trial(town, loop, Sickness.ONE_POD, 0);
      await().atMost(Loop.PATIENCE).until(way::severed);
      Reckoning reckoning = new Reckoning(town, loop, Stores.postgresql(url));
      reckoning.acted(trial);
      assertThat(reckoning.count(trial, Step.RESTART_DECIDED)).isOne();
    }
  }

  /** The pool's own threads; those of its connections come and go with them. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("PostgreSQL database"))
        .count();
  }

  private PulihConfiguration configuration(Town town, PrometheusStandIn prometheus, String more) {
    return Loop.configuration(folder, town, prometheus.uri(), more);
  }

  private String heartbeat(MonitorEndpoint monitor) throws IOException {
    Path url = Files.writeString(folder.resolve("heartbeat.url"), monitor.url().toString());
    return "heartbeat: {url: \"file:%s\", timeout: 2s}\n".formatted(url);
  }
}
