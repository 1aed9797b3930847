package dev.pulih.service.store;

import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.EventLog.Said;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of events. */
final class EventTable {

  static final String ALL =
      """
      select incident, seq, stamped_at, format, event, step, why from incident_event
      order by first_value(stamped_at) over (partition by incident order by seq), incident, seq
      """;

  static final String OF_INCIDENT =
      """
      select incident, seq, stamped_at, format, event, step, why from incident_event
      where incident = :incident order by seq
      """;

  private static final String LAST =
      "select coalesce(max(seq), 0) from incident_event where incident = :incident";

  private static final String INSERT =
      """
      insert into incident_event (incident, seq, stamped_at, type, format, event, step, why, epoch)
      values (:incident, :seq, :at, :type, :format, :event, :step, :why, :epoch)
      on conflict do nothing
      """;

  private EventTable() {}

  /** Two that saw the same last number insert the next: the database lets one of them. */
  static void append(JdbcClient db, Append append, long epoch) {
    long last = db.sql(LAST).param("incident", append.incident()).query(Long.class).single();
    if (append.seq() != last + 1) {
      throw stale(append, "the log has " + last + " events of it");
    }
    if (insert(db, append, epoch) == 0) {
      throw stale(append, "another writer was faster");
    }
  }

  static StaleAppend stale(Append append, String why) {
    return new StaleAppend(
        "Event %d of incident %s was not recorded: %s. Nothing was written; whoever leads goes on from the log."
            .formatted(append.seq(), append.incident(), why));
  }

  private static int insert(JdbcClient db, Append append, long epoch) {
    Transition transition = append.outcome().transition();
    return db.sql(INSERT)
        .param("incident", append.incident())
        .param("seq", append.seq())
        .param("at", Nanos.of(append.at()))
        .param("type", append.event().getClass().getSimpleName())
        .param("format", EventJson.FORMAT)
        .param("event", EventJson.write(append.event()))
        .param("step", transition.step().name())
        .param("why", storable(transition.why()))
        .param("epoch", epoch)
        .update();
  }

  /** PostgreSQL's text has no character 0. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  static Recorded recorded(ResultSet row, int index) throws SQLException {
    String incident = row.getString("incident");
    long seq = row.getLong("seq");
    Said said = new Said(Transition.Step.valueOf(row.getString("step")), row.getString("why"));
    return new Recorded(
        incident, seq, Nanos.instant(row.getLong("stamped_at")), event(row, incident, seq), said);
  }

  private static IncidentEvent event(ResultSet row, String incident, long seq) throws SQLException {
    try {
      return EventJson.event(row.getInt("format"), row.getString("event"));
    } catch (StoreFailure e) {
      throw e.about("Event " + seq + " of incident " + incident);
    }
  }
}
