package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.Election;
import dev.pulih.flow.Election.Vote.Lost;
import dev.pulih.flow.Election.Vote.Won;
import dev.pulih.flow.ElectionContract;
import dev.pulih.flow.Leadership;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.service.testing.PostgresServer;
import dev.pulih.service.testing.RealPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresElectionIT extends ElectionContract {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private final Database database =
      Databases.postgresql(SERVER.database(), RealPostgres.USER, RealPostgres.PASSWORD);

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Election candidate(String name) {
    return new JdbcElection(database.dataSource(), name, LEASE);
  }

  /** What is to come comes so much earlier. */
  @Override
  protected void passes(Duration time) {
    sql().sql("update leadership set until = until - " + time.toNanos()).update();
  }

  @Override
  protected long latest() {
    return new JdbcEpochs(database.dataSource()).latest();
  }

  /** Of the connection to a server that did what it was asked, and could not say so. */
  private final class Losing implements InvocationHandler {
    private final AtomicBoolean lost;
    private final Object real;

    Losing(Object real, AtomicBoolean lost) {
      this.real = real;
      this.lost = lost;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.invoke(real, arguments)) {
        case ResultSet _ when !lost.getAndSet(true) ->
            throw new SQLRecoverableException("the connection broke", "08006");
        case PreparedStatement statement -> lossy(PreparedStatement.class, statement, lost);
        case Connection connection -> lossy(Connection.class, connection, lost);
        case null -> null;
        case Object other -> other;
      };
    }
  }

  private <T> T lossy(Class<T> type, T real, AtomicBoolean lost) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Losing(real, lost));
    return type.cast(proxy);
  }

  @Test
  void whoever_won_and_lost_the_answer_waits_for_no_lease_of_its_own() {
    DataSource shaky = lossy(DataSource.class, database.dataSource(), new AtomicBoolean());
    Election a = new JdbcElection(shaky, "a", LEASE);
    assertThatThrownBy(a::ask).hasMessageContaining("broke");
    assertThat(latest()).isEqualTo(1);
    assertThat(a.ask()).isEqualTo(new Won(2));
    assertThat(a.ask()).isEqualTo(new Won(2));
  }

  @Test
  void of_two_of_one_name_the_second_waits_as_anybody_does() {
    candidate("a").ask();
    assertThat(candidate("a").ask()).isEqualTo(new Lost("a"));
  }

  private JdbcClient sql() {
    return JdbcClient.create(database.dataSource());
  }

  @Test
  void a_lease_ends_by_the_clock_of_the_server() {
    candidate("a").ask();
    assertThat(
            sql()
                .sql("select until / 1e9 - extract(epoch from now()) from leadership")
                .query(Double.class)
                .single())
        .isBetween(0.0, 12.0);
  }

  @Test
  void nobody_begins_a_term_while_a_leader_writes_and_afterwards_that_one_writes_no_more()
      throws Exception {
    candidate("a").ask();
    passes(LEASE.plusSeconds(1));
    CompletableFuture<Election.Vote> next;
    try (Connection writing = database.dataSource().getConnection()) {
      writing.setAutoCommit(false);
      patient(writing);
      assertThat(hold(writing, 1)).isTrue();
      next = CompletableFuture.supplyAsync(candidate("b")::ask);
      await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
      assertThat(next).isNotDone();
      writing.commit();
    }
    assertThat(next.get()).isEqualTo(new Won(2));
    JdbcEventLog log = new JdbcEventLog(database.dataSource(), Leadership.alone(1));
    assertThatThrownBy(() -> log.append(Appends.number(1))).isInstanceOf(StaleAppend.class);
  }

  /** In this transaction the server waits for longer than it else does for one that is idle. */
  private static void patient(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("set local idle_in_transaction_session_timeout = '60s'");
    }
  }

  /** The server ends the transaction of a process that was stopped in the middle of it. */
  @Test
  void a_leader_that_froze_while_it_wrote_holds_up_nobody_for_long() throws Exception {
    candidate("a").ask();
    passes(LEASE.plusSeconds(1));
    try (Connection frozen = database.dataSource().getConnection()) {
      frozen.setAutoCommit(false);
      assertThat(hold(frozen, 1)).isTrue();
      CompletableFuture<Election.Vote> next = CompletableFuture.supplyAsync(candidate("b")::ask);
      await().atMost(Duration.ofSeconds(20)).until(next::isDone);
      assertThat(next.get()).isEqualTo(new Won(2));
      assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
    }
  }

  /** After a backup was put back the next leader's number is one that was had before. */
  @Test
  void a_term_of_the_same_number_that_another_began_appends_nothing() {
    assertThat(candidate("a").ask()).isEqualTo(new Won(1));
    sql().sql("update leadership set epoch = 0, holder = '', until = 0").update();
    assertThat(candidate("b").ask()).isEqualTo(new Won(1));
    Leadership first = Leadership.alone(1);
    JdbcEventLog a = new JdbcEventLog(database.dataSource(), first, "a");
    assertThatThrownBy(() -> a.append(Appends.number(1))).isInstanceOf(StaleAppend.class);
    new JdbcEventLog(database.dataSource(), first, "b").append(Appends.number(1));
    assertThat(a.load()).hasSize(1);
  }

  private static boolean hold(Connection connection, long epoch) {
    var one = new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true);
    return LeaderTable.hold(JdbcClient.create(one), epoch, "");
  }

  private boolean somebodyWaits() {
    return sql()
            .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
            .query(Long.class)
            .single()
        > 0;
  }
}
