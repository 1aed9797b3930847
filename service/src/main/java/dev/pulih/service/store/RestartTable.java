package dev.pulih.service.store;

import dev.pulih.policy.RestartSeen;
import dev.pulih.signal.WorkloadRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  /** The latest last. */
  private static final String LATEST =
      "select * from (" + ALL + " order by seen_at desc limit :most) latest order by seen_at";

  private static final String SINCE =
      ALL + " where seen_at >= :from order by seen_at, namespace, kind, name, unit, mark";

  private RestartTable() {}

  static void insert(Sql db, RestartSeen restart) {
    int _ = db.ask(sql -> insert(sql, restart));
  }

  private static int insert(JdbcClient sql, RestartSeen restart) {
    return sql.sql(INSERT)
        .param("namespace", restart.workload().namespace())
        .param("kind", restart.workload().kind())
        .param("name", restart.workload().name())
        .param("unit", restart.unit())
        .param("mark", restart.mark())
        .param("at", Nanos.of(restart.at()))
        .update();
  }

  /** The latest, so many at most, in the order of time. */
  static List<RestartSeen> latest(Sql db, int most) {
    return db.ask(sql -> sql.sql(LATEST).param("most", most).query(RestartTable::restart).list());
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
