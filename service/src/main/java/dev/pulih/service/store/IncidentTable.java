package dev.pulih.service.store;

import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.Begun;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of where each incident stands. */
final class IncidentTable {

  private static final String PUT =
      """
      insert into incident
        (id, namespace, service, severity, state, opened_at, updated_at, seq)
      values
        (:id, :namespace, :service, :severity, :state, :openedAt, :updatedAt, :seq)
      on conflict (id) do update set
        severity = excluded.severity, state = excluded.state,
        updated_at = excluded.updated_at, seq = excluded.seq
      """;

  private IncidentTable() {}

  static void put(JdbcClient db, Append append) {
    if (append.outcome().transition().state() instanceof Begun state) {
      put(db, append, state);
    }
  }

  private static void put(JdbcClient db, Append append, Begun state) {
    Incident incident = state.facts().incident();
    db.sql(PUT)
        .param("id", append.incident())
        .param("namespace", incident.service().namespace())
        .param("service", incident.service().name())
        .param("severity", state.facts().alarm().severity().name())
        .param("state", state.getClass().getSimpleName())
        .param("openedAt", Nanos.of(incident.openedAt()))
        .param("updatedAt", Nanos.of(append.at()))
        .param("seq", append.seq())
        .update();
  }
}
