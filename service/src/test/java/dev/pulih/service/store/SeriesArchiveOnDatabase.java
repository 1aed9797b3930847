package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pulih.detect.DeviationMemory;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.recover.EventLog.StaleAppend;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an archive of series on any database must do. */
abstract class SeriesArchiveOnDatabase {

  private static final Instant TICK = Instant.parse("2026-03-01T00:00:15Z");

  private Database database;
  private SeriesArchive archive;

  /** Opens the test's database. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    archive = in(Leadership.alone(0));
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private SeriesArchive in(Leadership leadership) {
    return new JdbcSeriesArchive(database.dataSource(), leadership, "");
  }

  @Test
  void nothing_is_known_before_something_was_kept() {
    assertThat(archive.latest()).isEmpty();
  }

  @Test
  void what_was_kept_is_known_to_the_next_one() {
    DeviationMemory memory = new DeviationMemory(TICK, Map.of("a of b", "AQID", "c of d", "BAUG"));
    archive.keep(memory);
    assertThat(in(Leadership.alone(0)).latest()).contains(memory);
  }

  @Test
  void a_newer_memory_takes_the_place_of_the_old_one_and_forgets_who_is_watched_no_longer() {
    archive.keep(new DeviationMemory(TICK, Map.of("a of b", "AQID", "c of d", "BAUG")));
    DeviationMemory newer = new DeviationMemory(TICK.plusSeconds(600), Map.of("a of b", "BwgJ"));
    archive.keep(newer);
    assertThat(archive.latest()).contains(newer);
  }

  @Test
  void who_does_not_lead_keeps_nothing() {
    Leadership standby = () -> new Standby("pulih-b");
    assertThatExceptionOfType(StaleAppend.class)
        .isThrownBy(() -> in(standby).keep(new DeviationMemory(TICK, Map.of("a of b", "AQID"))))
        .withMessageContaining("pulih-b leads");
    assertThat(archive.latest()).isEmpty();
  }

  @Test
  void who_led_before_keeps_nothing() {
    archive.keep(new DeviationMemory(TICK, Map.of("a of b", "AQID")));
    assertThat(new JdbcEpochs(database.dataSource()).raise(0, "pulih-b")).hasValue(1);
    assertThatExceptionOfType(StaleAppend.class)
        .isThrownBy(
            () ->
                archive.keep(new DeviationMemory(TICK.plusSeconds(15), Map.of("a of b", "BAUG"))));
    assertThat(archive.latest()).map(DeviationMemory::until).contains(TICK);
  }
}
