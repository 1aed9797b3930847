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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be opened, and one that fails while a restart is about to become due. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadStoreIT {

  private static final Page PAGE = new Page("store");
  private static final AtomicBoolean WHOLE = new AtomicBoolean(true);

  /** Room for the schema and a few incidents. */
  private static final int DISK_MIB = 4;

  private static RealPostgres postgres;

  @TempDir private Path folder;
  private Town town;
  private PrometheusStandIn prometheus;

  @BeforeAll
  static void startPostgres() {
    postgres = new RealPostgres();
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
    PAGE.compare(WHOLE.get());
  }

  @BeforeEach
  void build() {
    town = new Town(1);
    prometheus = town.prometheus();
  }

  @AfterEach
  void close() {
    prometheus.close();
    town.close();
  }

  /** Root writes wherever permissions forbid it, but not into the kernel's own file system. */
  @Test
  @Order(1)
  void a_data_directory_that_is_read_only_is_refused() {
    Path data = Path.of("/sys");
    refused("a read-only data directory", in(data), data, "cannot be written to");
  }

  @Test
  @Order(2)
  void a_data_directory_that_is_a_file_is_refused() throws IOException {
    Files.createFile(data());
    refused("a data directory that is a file", configuration(""), data(), "is a file. Set dataDir");
  }

  @Test
  @Order(3)
  void a_data_directory_of_another_pulih_is_refused_and_the_other_goes_on() {
    PulihConfiguration configuration = configuration("");
    try (Loop first = Loop.of(configuration)) {
      refused("a data directory that another Pulih uses", configuration, data(), "Stop it first");
      first.awaitGoodTick(Loop.upcoming());
    }
  }

  @Test
  @Order(4)
  void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
    Files.createDirectories(data());
    String text = "no database at all, but long enough for a header of a hundred bytes ".repeat(9);
    Path file = Files.writeString(data().resolve("pulih.db"), text);
    refused("a file that is no database", configuration(""), data(), "restore it from a backup");
    assertThat(file).hasContent(text);
  }

  @Test
  @Order(5)
  void a_database_that_is_damaged_is_refused_and_left_alone() throws IOException {
    PulihConfiguration configuration = configuration("");
    Loop.of(configuration).close();
    Path file = data().resolve("pulih.db");
    byte[] bytes = Files.readAllBytes(file);
    // Everything after the first page's header: the schema itself.
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    refused("a damaged database", configuration, data(), "the database is damaged");
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  @Order(6)
  void a_database_of_a_newer_version_is_refused() throws SQLException {
    PulihConfiguration configuration = configuration("");
    Loop.of(configuration).close();
    try (Connection sql =
        DriverManager.getConnection("jdbc:sqlite:" + data().resolve("pulih.db"))) {
      sql.createStatement()
          .execute(
              """
              insert into flyway_schema_history
                (installed_rank, version, description, type, script, installed_by,
                 execution_time, success)
              values (99, '99', 'later', 'SQL', 'V99__later.sql', 'pulih', 1, 1)
              """);
    }
    refused("a database of a newer version", configuration, data(), "start that one, or a backup");
  }

  @Test
  @Order(7)
  void postgresql_that_refuses_the_password_is_said() {
    PulihConfiguration configuration = configuration(store(postgres.database(), "wrong"));
    refused("PostgreSQL refuses the password", configuration, data(), "or the password");
  }

  /** Port 1 is reserved and nothing listens there. */
  @Test
  @Order(8)
  void postgresql_that_cannot_be_reached_is_said() {
    String url = "jdbc:postgresql://127.0.0.1:1/pulih";
    PulihConfiguration configuration = configuration(store(url, "x"));
    refused("PostgreSQL cannot be reached at the start", configuration, data(), "check host");
  }

  @Test
  @Order(9)
  void postgresql_that_goes_away_in_an_incident_and_comes_back_is_got_over() {
    String url = postgres.database();
    try (Loop loop = Loop.of(configuration(store(url, RealPostgres.PASSWORD)))) {
      Trial trial = new Trial(town, loop, Sickness.ONE_POD, 0);
      loop.awaitGoodTick(trial.bad.minus(Loop.INTERVAL));
      postgres.halt();
      String said = trial.awaitSaid("The tick of", "the server cannot be reached");
      trial.untouched();
      postgres.resume();
      over(loop, trial);
      PAGE.observed(
          "PostgreSQL goes away during an incident",
          stable(said, data()),
          "nothing is sent",
          "restarted once, no event is missing or there twice");
    }
  }

  @Test
  @Order(10)
  void a_full_disk_in_an_incident_loses_nothing_and_is_got_over() {
    WHOLE.set(false);
    try (SmallDisk disk = new SmallDisk(data(), DISK_MIB);
        Loop loop = Loop.of(configuration(""))) {
      WHOLE.set(true);
      Trial trial = new Trial(town, loop, Sickness.ONE_POD, 6);
      loop.awaitGoodTick(trial.bad.minus(Loop.INTERVAL));
      disk.fill();
      String said = trial.awaitSaid("The tick of", "the disk is full");
      loop.awaitTick(trial.good);
      trial.untouched();
      assertThat(trial.count("nothing is decided until one succeeds"))
          .as("lines about failing ticks")
          .isOne();
      disk.free();
      over(loop, trial);
      PAGE.observed(
          "the disk is full during an incident",
          stable(said, data()),
          "nothing is sent",
          "restarted once, no event is missing or there twice");
    }
  }

  /** Everything goes on, and is said to. */
  private static void over(Loop loop, Trial trial) {
    trial.actedOnce();
    await()
        .atMost(Loop.PATIENCE)
        .untilAsserted(() -> assertThat(loop.log().since(0, "Ticks succeed again")).hasSize(1));
  }

  /** It cannot start: one sentence, and nothing was asked of anybody. */
  private void refused(String name, PulihConfiguration configuration, Path data, String part) {
    Throwable refusal = catchThrowable(() -> Application.start(configuration));
    assertThat(refusal).isNotNull().hasMessageContaining(part);
    assertThat(String.valueOf(refusal.getMessage())).doesNotContain("\n");
    assertThat(town.api().audit().entries(entry -> entry.action().writes())).isEmpty();
    PAGE.observed(
        name, stable(String.valueOf(refusal.getMessage()), data), "it does not start", "-");
  }

  private static String stable(String said, Path data) {
    return said.replace(data.toString(), "/var/lib/pulih")
        .replaceAll("jdbc:postgresql://[^ ]*", "jdbc:postgresql://db:5432/pulih")
        .replaceAll("process \\d+", "process 4711");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private PulihConfiguration configuration(String more) {
    return Loop.configuration(folder, town, prometheus.uri(), more);
  }

  private PulihConfiguration in(Path data) {
    return Loop.configuration(folder, town, prometheus.uri(), "", data);
  }

  private String store(String url, String password) {
    try {
      Path file = Files.writeString(folder.resolve("password"), password);
      return "store: {kind: postgresql, url: \"%s\", user: %s, password: \"file:%s\"}\n"
          .formatted(url, RealPostgres.USER, file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
