package dev.pulih.service.store;

import dev.pulih.policy.RestartSeen;
import dev.pulih.signal.WorkloadRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table of restarts. */
final class RestartTable {

  private static final String INSERT =
      """
      insert into restart_seen (namespace, kind, name, unit, mark, seen_at)
      values (:namespace, :kind, :name, :unit, :mark, :at)
      on conflict do nothing
      """;

  private static final String ALL =
      "select namespace, kind, name, unit, mark, seen_at from restart_seen";

  private static final String SINCE =
      ALL + " where seen_at >= :from order by seen_at, namespace, kind, name, unit, mark";

  private static final String UNTIL =
      ALL + " where seen_at < :before order by seen_at, namespace, kind, name, unit, mark";

  private static final String DELETE =
      """
      delete from restart_seen
      where namespace = :namespace and kind = :kind and name = :name and unit = :unit
        and mark = :mark
      """;

  private RestartTable() {}

  static void insert(Sql db, RestartSeen restart) {
    int _ = db.ask(sql -> insert(sql, restart));
  }

  private static int insert(JdbcClient sql, RestartSeen restart) {
    return keyed(sql.sql(INSERT), restart).param("at", Nanos.of(restart.at())).update();
  }

  private static StatementSpec keyed(StatementSpec row, RestartSeen restart) {
    return row.param("namespace", restart.workload().namespace())
        .param("kind", restart.workload().kind())
        .param("name", restart.workload().name())
        .param("unit", restart.unit())
        .param("mark", restart.mark());
  }

  static List<RestartSeen> until(JdbcClient sql, Instant before) {
    return sql.sql(UNTIL).param("before", Nanos.of(before)).query(RestartTable::restart).list();
  }

  static int delete(JdbcClient sql, RestartSeen restart) {
    return keyed(sql.sql(DELETE), restart).update();
  }

  static List<RestartSeen> all(Sql db) {
    return db.ask(sql -> sql.sql(ALL).query(RestartTable::restart).list());
  }

  static List<RestartSeen> since(Sql db, Instant from) {
    return db.ask(
        sql -> sql.sql(SINCE).param("from", Nanos.of(from)).query(RestartTable::restart).list());
  }

  private static RestartSeen restart(ResultSet row, int index) throws SQLException {
    WorkloadRef workload =
        new WorkloadRef(row.getString("namespace"), row.getString("kind"), row.getString("name"));
    return new RestartSeen(
        workload,
        row.getString("unit"),
        row.getString("mark"),
        Nanos.instant(row.getLong("seen_at")));
  }
}
