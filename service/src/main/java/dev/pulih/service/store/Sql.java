package dev.pulih.service.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements and transactions on one database; its errors are sentences. */
final class Sql {

  private final String name;
  private final JdbcClient client;
  private final TransactionTemplate transaction;

  Sql(DataSource database) {
    this.name = database instanceof HikariDataSource pool ? pool.getPoolName() : "database";
    JdbcTemplate template = new JdbcTemplate(database);
    template.setExceptionTranslator(new SQLExceptionSubclassTranslator());
    JdbcTransactionManager manager = new JdbcTransactionManager(database);
    manager.setExceptionTranslator(new SQLExceptionSubclassTranslator());
    this.client = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(manager);
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
    return said(() -> whole(work));
  }

  private int whole(ToIntFunction<JdbcClient> work) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> work.applyAsInt(client)));
    } catch (TransactionSystemException e) {
      throw cause(e);
    }
  }

  /** SQLite rolls back by itself when the disk is full; a second rollback fails and hides that. */
  private static RuntimeException cause(TransactionSystemException e) {
    return e.getApplicationException() instanceof RuntimeException first ? first : e;
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
