package dev.pulih.service.store;

import dev.pulih.recover.EventLog;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The event log and its outbox in a database, on SQLite and PostgreSQL alike. */
public final class JdbcEventLog implements EventLog {

  private final Sql db;

  /** A log on a database that {@link Databases} opened. */
  public JdbcEventLog(DataSource database) {
    this.db = new Sql(database);
  }

  @Override
  public void append(Append append) {
    db.transaction(client -> write(client, append));
  }

  private static void write(JdbcClient client, Append append) {
    EventTable.append(client, append);
    append.outcome().settles().ifPresent(id -> OutboxTable.settle(client, id));
    OutboxTable.queue(client, append);
    IncidentTable.put(client, append);
  }

  @Override
  public List<Recorded> load() {
    return db.ask(sql -> sql.sql(EventTable.ALL).query(EventTable::recorded).list());
  }

  @Override
  public List<Recorded> events(String incident) {
    return db.ask(
        sql ->
            sql.sql(EventTable.OF_INCIDENT)
                .param("incident", incident)
                .query(EventTable::recorded)
                .list());
  }

  @Override
  public List<Queued> queued() {
    return db.ask(sql -> sql.sql(OutboxTable.ALL).query(OutboxTable::queued).list());
  }
}
