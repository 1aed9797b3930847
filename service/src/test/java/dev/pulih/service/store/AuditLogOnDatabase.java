package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an audit log on any database must do beyond the contract. */
abstract class AuditLogOnDatabase extends AuditLogContract {

  private Database database;
  private AuditLog log;

  /** Opens the test's database; the second time it is the same. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    log = new JdbcAuditLog(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected AuditLog log() {
    return log;
  }

  @Override
  protected AuditLog reopened() {
    database.close();
    openDatabase();
    return log;
  }

  @Test
  void a_database_that_is_away_makes_the_log_unavailable() {
    database.close();
    assertThatThrownBy(() -> log.of("q")).isInstanceOf(AuditLog.Unavailable.class);
    assertThatThrownBy(() -> log.spent(T0, T0)).isInstanceOf(AuditLog.Unavailable.class);
  }
}
