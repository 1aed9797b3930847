package dev.pulih.service.store;

import dev.pulih.policy.Retention.Kind;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that remove what is kept no longer. Each begins with the oldest. */
final class Removals {

  private static final String WAITING = "select count(*) from outbox where incident = :incident";
  private static final String INCIDENT = "delete from incident where id = :incident";
  private static final String EVENTS = "delete from incident_event where incident = :incident";

  private static final String FINDINGS =
      """
      delete from anomaly_detection_log where (found_at, idx) in
        (select found_at, idx from anomaly_detection_log where found_at < :before
         order by found_at, idx limit :most)
      """;

  /**
   * A call that is under way is charged, and not made again; one about an incident stays with it.
   */
  private static final String CALLS =
      """
      delete from ai_audit_log where (question, level) in
        (select question, level from ai_audit_log call
         where asked_at < :before and outcome <> 'INTENT' and not exists
           (select 1 from incident_event event where event.incident = call.incident)
         order by asked_at, question, level limit :most)
      """;

  private static final String INBOUND =
      """
      delete from inbound where id in
        (select id from inbound where at < :before order by at, id limit :most)
      """;

  private static final String WINDOWS =
      """
      delete from maintenance where id in
        (select id from maintenance where ends_at < :before order by ends_at, id limit :most)
      """;

  private static final String SWITCHES =
      """
      delete from switch_change where id in
        (select id from switch_change where at < :before order by at, id limit :most)
      """;

  private Removals() {}

  /** The last line of defence: whoever decides this knows what waits. */
  static int incident(JdbcClient sql, String id) {
    long waiting = sql.sql(WAITING).param("incident", id).query(Long.class).single();
    if (waiting > 0) {
      throw new IllegalStateException(
          "Incident %s is not removed: %d effects of it wait in the outbox."
              .formatted(id, waiting));
    }
    return sql.sql(INCIDENT).param("incident", id).update()
        + sql.sql(EVENTS).param("incident", id).update();
  }

  /** Removes rows of a kind of which each is as old as it says. */
  static int rows(JdbcClient sql, Kind kind, Instant before, int most) {
    return switch (kind) {
      case FINDINGS -> rows(sql, FINDINGS, before, most);
      case CALLS -> rows(sql, CALLS, before, most);
      case INBOUND -> rows(sql, INBOUND, before, most);
      case WINDOWS -> rows(sql, WINDOWS, before, most);
      case SWITCHES -> rows(sql, SWITCHES, before, most);
      case RESTARTS -> throw new IllegalArgumentException("What is seen is not known here.");
    };
  }

  private static int rows(JdbcClient sql, String statement, Instant before, int most) {
    return sql.sql(statement).param("before", Nanos.of(before)).param("most", most).update();
  }
}
