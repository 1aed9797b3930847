package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.notify.InboundLog;
import dev.pulih.notify.InboundLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inbound log on any database must do beyond the contract. */
abstract class InboundLogOnDatabase extends InboundLogContract {

  private Database database;
  private InboundLog log;

  /** Opens the test's database; the second time it is the same. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    log = new JdbcInboundLog(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected InboundLog log() {
    return log;
  }

  @Override
  protected InboundLog reopened() {
    database.close();
    openDatabase();
    return log;
  }

  @Test
  void a_database_that_is_away_makes_the_log_unavailable() {
    database.close();
    assertThatThrownBy(() -> log.latest(1)).isInstanceOf(InboundLog.Unavailable.class);
  }
}
