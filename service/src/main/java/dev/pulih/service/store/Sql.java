package dev.pulih.service.store;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements and transactions on one database; its errors are sentences. */
final class Sql {

  private final JdbcClient client;
  private final TransactionTemplate transaction;

  Sql(DataSource database) {
    JdbcTemplate template = new JdbcTemplate(database);
    template.setExceptionTranslator(new Complaints());
    JdbcTransactionManager manager = new JdbcTransactionManager(database);
    manager.setExceptionTranslator(new Complaints());
    this.client = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(manager);
  }

  JdbcClient.StatementSpec sql(String statement) {
    return client.sql(statement);
  }

  /** All or nothing. */
  void transaction(Consumer<JdbcClient> work) {
    try {
      transaction.executeWithoutResult(_ -> work.accept(client));
    } catch (TransactionSystemException e) {
      throw cause(e);
    }
  }

  /** SQLite rolls back by itself when the disk is full; a second rollback fails and hides that. */
  private static RuntimeException cause(TransactionSystemException e) {
    return e.getApplicationException() instanceof RuntimeException first ? first : e;
  }
}
