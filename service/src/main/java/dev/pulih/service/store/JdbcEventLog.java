package dev.pulih.service.store;

import dev.pulih.flow.Leadership;
import dev.pulih.recover.EventLog;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The event log and its outbox in a database, on SQLite and PostgreSQL alike. Whoever appends does
 * so in the latest term, which cannot end before the append does.
 */
public final class JdbcEventLog implements EventLog {

  private final Sql db;
  private final Fence fence;

  /** A log on a database that {@link Databases} opened, in which nobody was ever elected. */
  public JdbcEventLog(DataSource database) {
    this(database, Leadership.alone(0));
  }

  /** The same for one that may append only while it leads. */
  public JdbcEventLog(DataSource database, Leadership leadership) {
    this(database, leadership, "");
  }

  /**
   * The same for one that may append only in a term that it began itself: after a database was put
   * back the numbers of the terms come again.
   *
   * @param holder the name of this process alone
   */
  public JdbcEventLog(DataSource database, Leadership leadership, String holder) {
    this.db = new Sql(database);
    this.fence = new Fence(db, leadership, holder);
  }

  @Override
  public void append(Append append) {
    int _ =
        fence.pass(
            (client, epoch) -> write(client, append, epoch), why -> EventTable.stale(append, why));
  }

  private static int write(JdbcClient client, Append append, long epoch) {
    EventTable.append(client, append, epoch);
    append.outcome().settles().ifPresent(id -> OutboxTable.settle(client, id));
    OutboxTable.queue(client, append);
    DecisionTable.note(client, append);
    IncidentTable.put(client, append);
    return 1;
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
