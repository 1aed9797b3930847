package dev.pulih.service.store;

import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingLog;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each tick found, in a database. The same tick told again changes nothing. */
public final class JdbcFindingLog implements FindingLog {

  private static final String INSERT =
      """
      insert into anomaly_detection_log
        (found_at, idx, namespace, service, rule, signal, entity, measured, bound, since, severity)
      values
        (:at, :idx, :namespace, :service, :rule, :signal, :entity, :measured, :bound, :since,
         :severity)
      on conflict do nothing
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
