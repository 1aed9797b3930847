package dev.pulih.service.store;

import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingArchive;
import dev.pulih.detect.FindingLog;
import dev.pulih.signal.ServiceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each tick found, in a database. The same tick told again changes nothing. */
public final class JdbcFindingLog implements FindingLog, FindingArchive {

  private static final String INSERT =
      """
      insert into anomaly_detection_log
        (found_at, idx, namespace, service, rule, signal, entity, measured, bound, since, severity)
      values
        (:at, :idx, :namespace, :service, :rule, :signal, :entity, :measured, :bound, :since,
         :severity)
      on conflict do nothing
      """;

  private static final String BETWEEN =
      """
      select * from anomaly_detection_log
      where namespace || '/' || service in (:services) and found_at >= :from and found_at <= :to
      order by found_at, idx limit :most
      """;

  private static final String SPELLS =
      """
      select rule, since from anomaly_detection_log
      where namespace = :namespace and service = :service
        and found_at >= :from and found_at <= :to
      group by rule, since
      order by since, rule limit :most
      """;

  private final Sql db;

  /** A log on a database that {@link Databases} opened. */
  public JdbcFindingLog(DataSource database) {
    this.db = new Sql(database);
  }

  @Override
  public void found(Instant at, List<Finding> findings) {
    db.transaction(client -> insert(client, at, findings));
  }

  @Override
  public List<Logged> between(List<ServiceRef> services, Instant from, Instant to, int most) {
    return db.ask(
        sql ->
            sql.sql(BETWEEN)
                .param("services", services.stream().map(ServiceRef::toString).toList())
                .param("from", Nanos.of(from))
                .param("to", Nanos.of(to))
                .param("most", most)
                .query(JdbcFindingLog::logged)
                .list());
  }

  @Override
  public List<Spell> spells(ServiceRef service, Instant from, Instant to, int most) {
    return db.ask(
        sql ->
            sql.sql(SPELLS)
                .param("namespace", service.namespace())
                .param("service", service.name())
                .param("from", Nanos.of(from))
                .param("to", Nanos.of(to))
                .param("most", most)
                .query(
                    (row, _) ->
                        new Spell(row.getString("rule"), Nanos.instant(row.getLong("since"))))
                .list());
  }

  private static Logged logged(ResultSet row, int index) throws SQLException {
    return new Logged(
        Nanos.instant(row.getLong("found_at")),
        new ServiceRef(row.getString("namespace"), row.getString("service")),
        row.getString("rule"),
        row.getString("signal"),
        row.getString("entity"),
        number(row, "measured"),
        number(row, "bound"),
        Nanos.instant(row.getLong("since")),
        Optional.ofNullable(row.getString("severity")));
  }

  private static Optional<Double> number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private static void insert(JdbcClient client, Instant at, List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      JdbcClient.StatementSpec row = client.sql(INSERT).param("at", Nanos.of(at)).param("idx", i);
      measured(named(row, findings.get(i)), findings.get(i).measured()).update();
    }
  }

  private static JdbcClient.StatementSpec named(JdbcClient.StatementSpec row, Finding finding) {
    return row.param("namespace", finding.service().namespace())
        .param("service", finding.service().name())
        .param("rule", finding.rule())
        .param("since", Nanos.of(finding.since()))
        .param("severity", finding.severity().map(Enum::name).orElse(null));
  }

  private static JdbcClient.StatementSpec measured(
      JdbcClient.StatementSpec row, Finding.Measured measured) {
    return row.param("signal", measured.signal().toString())
        .param("entity", measured.entity().toString())
        .param("measured", number(measured.value()))
        .param("bound", number(measured.bound()));
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
