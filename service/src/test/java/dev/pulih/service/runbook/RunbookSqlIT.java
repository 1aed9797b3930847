package dev.pulih.service.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.testing.RealPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement that a runbook gives psql is executed by a real PostgreSQL. */
class RunbookSqlIT {

  /** The columns of Spring Batch's record that the runbooks use, as its schema has them. */
  private static final String OTHERS =
      """
      CREATE ROLE txn_service LOGIN;
      CREATE TABLE batch_job_instance (
        job_instance_id bigint PRIMARY KEY, version bigint, job_name varchar(100) NOT NULL);
      CREATE TABLE batch_job_execution (
        job_execution_id bigint PRIMARY KEY, version bigint, job_instance_id bigint NOT NULL,
        start_time timestamp, end_time timestamp, status varchar(10), exit_code varchar(2500),
        exit_message varchar(2500), last_updated timestamp);
      CREATE TABLE batch_step_execution (
        step_execution_id bigint PRIMARY KEY, version bigint NOT NULL, step_name varchar(100) NOT NULL,
        job_execution_id bigint NOT NULL, start_time timestamp, end_time timestamp,
        status varchar(10), read_count bigint, write_count bigint, rollback_count bigint,
        exit_code varchar(2500), exit_message varchar(2500), last_updated timestamp);
      """;

  private static RealPostgres server;
  private static String database;

  @BeforeAll
  static void start() throws SQLException {
    server = new RealPostgres();
    database = server.database();
    execute(OTHERS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<String> statements() {
    return RunbookPage.all()
        .flatMap(RunbookPage::commands)
        .filter(words -> words.getFirst().equals("psql"))
        .map(RunbookSqlIT::statement);
  }

  private static String statement(List<String> words) {
    assertThat(words).hasSize(3).startsWith("psql", "-c");
    return words.getLast();
  }

  @Test
  void there_are_some() {
    assertThat(statements()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void postgresql_executes_it(String statement) throws SQLException {
    execute(
        statement
            .replace("$PID", "0")
            .replace("$EXECUTION", "4711")
            .replace("$ROLE", "txn_service"));
  }

  @Test
  void what_postgresql_does_not_know_is_refused() {
    assertThatThrownBy(() -> execute("SELECT waits FROM pg_stat_activity"))
        .hasMessageContaining("waits");
  }

  private static void execute(String statement) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(database, RealPostgres.USER, RealPostgres.PASSWORD)) {
      connection.createStatement().execute(statement);
    }
  }
}
