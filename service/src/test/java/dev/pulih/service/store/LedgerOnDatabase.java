package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.LedgerContract;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Switches;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a ledger on any database must do beyond the contract. */
abstract class LedgerOnDatabase extends LedgerContract {

  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00.123456789Z");
  private static final RestartSeen SEEN =
      new RestartSeen(WorkloadRef.deployment("bos", "txn-service"), "pod-1", "1", T0);

  private Database database;
  private Ledger ledger;

  /** Opens the test's database; the second time it is the same. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    ledger = new JdbcLedger(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected Ledger reopened() {
    database.close();
    openDatabase();
    return ledger;
  }

  @Test
  void a_restart_comes_back_to_the_nanosecond() {
    ledger.record(SEEN);
    assertThat(reopened().restartsSince(T0)).containsExactly(SEEN);
  }

  /** A row that is taken away behind its back stays away: nothing was written. */
  @Test
  void what_is_known_is_not_written_again_not_even_after_a_start() {
    ledger.record(SEEN);
    Ledger again = reopened();
    JdbcClient.create(database.dataSource()).sql("delete from restart_seen").update();
    again.record(SEEN);
    assertThat(again.restartsSince(T0)).isEmpty();
  }

  @Test
  void what_another_pulih_recorded_meanwhile_stands() {
    new JdbcLedger(database.dataSource()).record(SEEN);
    ledger.record(new RestartSeen(SEEN.workload(), "pod-1", "1", T0.plusSeconds(9)));
    assertThat(ledger.restartsSince(T0)).containsExactly(SEEN);
  }

  @Test
  void what_was_switched_off_again_is_off() {
    ledger.set(new Switches(Optional.empty(), Optional.of("adam")));
    ledger.set(Switches.none());
    assertThat(reopened().switches()).isEqualTo(Switches.none());
  }
}
