package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.LedgerContract;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
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
    ledger.change(SwitchChange.killed(T0, "adam"));
    ledger.change(SwitchChange.resumed(T0.plusSeconds(1), "adam"));
    assertThat(reopened().switches()).isEqualTo(Switches.none());
  }

  @Test
  void what_one_replica_switches_the_other_reads_at_once() {
    Ledger other = new JdbcLedger(database.dataSource());
    other.change(SwitchChange.killed(T0, "adam"));
    assertThat(ledger.switches().kill()).contains("adam");
    ledger.change(SwitchChange.resumed(T0.plusSeconds(1), "siti"));
    assertThat(other.switches()).isEqualTo(Switches.none());
  }

  @Test
  void what_cannot_be_recorded_is_not_switched_either() {
    ledger.change(SwitchChange.killed(T0, "adam"));
    JdbcClient sql = JdbcClient.create(database.dataSource());
    sql.sql("alter table switch_change rename to elsewhere").update();
    assertThatThrownBy(() -> ledger.change(SwitchChange.resumed(T0, "eve"))).isNotNull();
    sql.sql("alter table elsewhere rename to switch_change").update();
    assertThat(reopened().switches().kill()).contains("adam");
    assertThat(ledger.changes(9)).containsExactly(SwitchChange.killed(T0, "adam"));
  }

  @Test
  void what_cannot_be_switched_is_not_on_record_either() {
    JdbcClient sql = JdbcClient.create(database.dataSource());
    sql.sql("alter table switches rename to elsewhere").update();
    assertThatThrownBy(() -> ledger.change(SwitchChange.killed(T0, "eve"))).isNotNull();
    sql.sql("alter table elsewhere rename to switches").update();
    assertThat(reopened().changes(9)).isEmpty();
  }

  @Test
  void any_text_comes_back_from_the_record() {
    Pause pause = new Pause("siti (oncall)", "'; drop table switches; -- 점검", T0.plusNanos(1));
    ledger.change(SwitchChange.paused(T0, pause));
    assertThat(reopened().changes(9)).containsExactly(SwitchChange.paused(T0, pause));
  }
}
