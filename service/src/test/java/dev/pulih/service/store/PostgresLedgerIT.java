package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.service.testing.PostgresServer;
import dev.pulih.service.testing.RealPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresLedgerIT extends LedgerOnDatabase {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private final String url = SERVER.database();

  @Override
  Database open() {
    return Databases.postgresql(url, RealPostgres.USER, RealPostgres.PASSWORD);
  }

  /** The second waits for the first; otherwise it would write what it had read before. */
  @Test
  void of_two_replicas_that_switch_at_the_same_time_neither_undoes_the_other() throws Exception {
    Instant now = Instant.parse("2026-11-27T12:00:00Z");
    Pause pause = new Pause("siti", "work", now.plusSeconds(60));
    try (Database other = open();
        Connection first = other.dataSource().getConnection();
        Statement kill = first.createStatement()) {
      first.setAutoCommit(false);
      // The server ends an idle transaction after five seconds; this one is, until somebody waits.
      boolean _ = kill.execute("set local idle_in_transaction_session_timeout = '60s'");
      int _ = kill.executeUpdate("insert into switches (id, killed_by) values (1, 'adam')");
      CompletableFuture<Void> second =
          CompletableFuture.runAsync(() -> ledger().change(SwitchChange.paused(now, pause)));
      await().atMost(Duration.ofSeconds(20)).until(() -> somebodyWaits(other));
      first.commit();
      assertThat(second).succeedsWithin(Duration.ofSeconds(20));
    }
    assertThat(ledger().switches().kill()).contains("adam");
    assertThat(ledger().switches().pause()).contains(pause);
  }

  private static boolean somebodyWaits(Database database) {
    return JdbcClient.create(database.dataSource())
            .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
            .query(Long.class)
            .single()
        > 0;
  }
}
