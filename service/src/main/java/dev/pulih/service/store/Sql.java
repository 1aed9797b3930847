package dev.pulih.service.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements and transactions on one database; its errors are sentences. */
final class Sql {

  private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

  private final String name;
  private final JdbcClient client;
  private final TransactionTemplate transaction;

  Sql(DataSource database) {
    this.name = database instanceof HikariDataSource pool ? pool.getPoolName() : "database";
    JdbcTemplate template = new JdbcTemplate(database);
    template.setExceptionTranslator(new SQLExceptionSubclassTranslator());
    JdbcTransactionManager manager = new Manager(database);
    manager.setExceptionTranslator(new SQLExceptionSubclassTranslator());
    this.client = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(manager);
  }

  /**
   * One whose rollback does not hide why it rolls back: on a connection that broke it fails, and
   * SQLite has rolled back by itself when the disk is full.
   */
  private static final class Manager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    Manager(DataSource database) {
      super(database);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      try {
        super.doRollback(status);
      } catch (DataAccessException | TransactionException e) {
        LOG.debug("A rollback failed after something else did.", e);
      }
    }
  }

  /** A statement by itself. */
  <T> T ask(Function<JdbcClient, T> question) {
    return said(() -> question.apply(client));
  }

  /** All or nothing. */
  void transaction(Consumer<JdbcClient> work) {
    int _ =
        answer(
            sql -> {
              work.accept(sql);
              return 0;
            });
  }

  /** The same, with how many rows it was about. */
  int answer(ToIntFunction<JdbcClient> work) {
    return said(() -> Objects.requireNonNull(transaction.execute(_ -> work.applyAsInt(client))));
  }

  private <T> T said(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      throw Sentence.of(e).map(what -> failure(what, e)).orElseThrow(() -> e);
    }
  }

  private RuntimeException failure(String what, NestedRuntimeException e) {
    return new StoreFailure(StoreFailure.sentence(name, what), e);
  }
}
