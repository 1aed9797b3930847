package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingArchive;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a log of findings on any database must do. */
abstract class FindingLogOnDatabase {

  private static final Instant TICK = Instant.parse("2026-03-01T00:00:15Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");

  private Database database;
  private JdbcFindingLog log;

  /** Opens the test's database. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    log = new JdbcFindingLog(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private static Finding finding(Entity entity, double value, Optional<Severity> severity) {
    var measured = new Finding.Measured(Signals.ERROR_RATE, entity, value, 0.05);
    return new Finding(TXN, "error-rate", measured, TICK.minusSeconds(15), severity);
  }

  private static Finding service() {
    return finding(new Entity.OfService(TXN), 0.15, Optional.of(Severity.P1));
  }

  private static Finding pod() {
    Entity pod = new Entity.OfPod(new PodRef("bos", "txn-service-1"));
    return finding(pod, Double.NaN, Optional.empty());
  }

  private JdbcClient.StatementSpec sql(String statement) {
    return JdbcClient.create(database.dataSource()).sql(statement);
  }

  @Test
  void a_finding_is_written_with_all_that_it_says() {
    log.found(TICK, List.of(service()));
    assertThat(sql("select * from anomaly_detection_log").query().singleRow())
        .containsEntry("found_at", 1_772_323_215_000_000_000L)
        .containsEntry("namespace", "bos")
        .containsEntry("service", "txn-service")
        .containsEntry("rule", "error-rate")
        .containsEntry("entity", "bos/txn-service")
        .containsEntry("measured", 0.15)
        .containsEntry("bound", 0.05)
        .containsEntry("severity", "P1");
  }

  @Test
  void a_value_that_is_no_number_and_a_severity_that_is_none_are_null() {
    log.found(TICK, List.of(pod()));
    assertThat(sql("select * from anomaly_detection_log").query().singleRow())
        .containsEntry("measured", null)
        .containsEntry("severity", null);
  }

  @Test
  void what_stood_for_many_ticks_is_one_spell_and_what_came_later_is_not_cut_off_by_it() {
    for (int tick = 0; tick < 50; tick++) {
      log.found(TICK.plusSeconds(15L * tick), List.of(service(), pod()));
    }
    Instant later = TICK.plusSeconds(900);
    log.found(later, List.of(lag(later)));
    assertThat(log.spells(TXN, TICK, later, 2))
        .containsExactly(
            new FindingArchive.Spell("error-rate", TICK.minusSeconds(15)),
            new FindingArchive.Spell("lag", later));
    assertThat(log.spells(TXN, TICK, later, 1)).hasSize(1);
    assertThat(log.spells(TXN, later.plusSeconds(1), later.plusSeconds(9), 9)).isEmpty();
    assertThat(log.spells(new ServiceRef("bos", "other"), TICK, later, 9)).isEmpty();
  }

  private static Finding lag(Instant since) {
    var measured = new Finding.Measured(Signals.KAFKA_LAG, new Entity.OfService(TXN), 9, 5);
    return new Finding(TXN, "lag", measured, since, Optional.of(Severity.P2));
  }

  @Test
  void a_tick_that_is_told_again_changes_nothing() {
    log.found(TICK, List.of(service(), pod()));
    log.found(TICK, List.of(pod(), service()));
    assertThat(
            sql("select entity from anomaly_detection_log order by idx").query(String.class).list())
        .containsExactly("bos/txn-service", "pod bos/txn-service-1");
  }
}
