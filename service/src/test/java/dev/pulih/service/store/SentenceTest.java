package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceTest {

  @TempDir private Path folder;

  @Test
  void what_the_driver_says_comes_before_what_the_pool_says() {
    SQLException driver = new SQLException("refused", "08001");
    Throwable pool = new SQLTransientConnectionException("not available", null, driver);
    assertThat(Sentence.of(new IllegalStateException(pool)))
        .hasValueSatisfying(it -> assertThat(it).contains("cannot be reached"));
  }

  @Test
  void what_nobody_has_words_for_has_none() {
    assertThat(Sentence.of(new SQLException("odd", "XX000"))).isEmpty();
  }

  /** The shortest time that the pool allows. */
  @Test
  void a_database_whose_connections_are_all_taken_is_a_failure_of_the_store() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database x");
    config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("x.db"));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource source = new HikariDataSource(config);
        Connection _ = source.getConnection()) {
      Sql sql = new Sql(source);
      assertThatThrownBy(
              () -> sql.ask(client -> client.sql("select 1").query(Integer.class).single()))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("it gave no connection in time");
      assertThatThrownBy(() -> sql.transaction(_ -> {}))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("it gave no connection in time");
    }
  }
}
