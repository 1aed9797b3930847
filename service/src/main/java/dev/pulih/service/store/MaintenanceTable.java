package dev.pulih.service.store;

import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Maintenance.Period;
import dev.pulih.policy.Maintenance.Work;
import dev.pulih.signal.ServiceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of windows of maintenance. */
final class MaintenanceTable {
  /** The latest to end: a window that is on or to come is among them. */
  private static final String LATEST =
      """
      select id, services, planned_by, why, silent, starts_at, ends_at from maintenance
      order by ends_at desc, id limit 500
      """;

  private static final String PUT =
      """
      insert into maintenance (id, services, planned_by, why, silent, starts_at, ends_at)
      values (:id, :services, :by, :why, :silent, :from, :until)
      on conflict (id) do update set
        services = excluded.services, planned_by = excluded.planned_by, why = excluded.why,
        silent = excluded.silent, starts_at = excluded.starts_at, ends_at = excluded.ends_at
      """;

  private MaintenanceTable() {}

  static List<Maintenance> latest(Sql db) {
    return db.ask(sql -> sql.sql(LATEST).query(MaintenanceTable::window).list());
  }

  static void put(Sql db, Maintenance window) {
    int _ = db.ask(sql -> put(sql, window));
  }

  private static int put(JdbcClient sql, Maintenance window) {
    return sql.sql(PUT)
        .param("id", window.id())
        .param("services", text(window.work().services()))
        .param("by", window.work().by())
        .param("why", window.work().why())
        .param("silent", window.work().silent() ? 1 : 0)
        .param("from", Nanos.of(window.period().from()))
        .param("until", Nanos.of(window.period().until()))
        .update();
  }

  private static String text(Set<ServiceRef> services) {
    return services.stream().sorted().map(ServiceRef::toString).collect(Collectors.joining("\n"));
  }

  private static Maintenance window(ResultSet row, int index) throws SQLException {
    Work work =
        new Work(
            services(row.getString("services")),
            row.getString("planned_by"),
            row.getString("why"),
            row.getInt("silent") == 1);
    Period period =
        new Period(Nanos.instant(row.getLong("starts_at")), Nanos.instant(row.getLong("ends_at")));
    return new Maintenance(row.getString("id"), work, period);
  }

  private static Set<ServiceRef> services(String text) {
    return text.lines().map(MaintenanceTable::service).collect(Collectors.toSet());
  }

  private static ServiceRef service(String text) {
    int slash = text.indexOf('/');
    return new ServiceRef(text.substring(0, slash), text.substring(slash + 1));
  }
}
