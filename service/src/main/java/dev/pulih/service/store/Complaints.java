package dev.pulih.service.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Puts what a person can mend into a sentence, and leaves the rest to Spring. */
final class Complaints implements SQLExceptionTranslator {

  private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException e) {
    return Sentence.of(e)
        .<DataAccessException>map(
            what -> new DataAccessResourceFailureException(task + ": " + what, e))
        .orElseGet(() -> others.translate(task, sql, e));
  }
}
