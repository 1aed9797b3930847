package dev.pulih.service.store;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * Counters and switches in a database. Every tick names again each restart that the pods bear
 * witness to, so it writes only what it does not know.
 */
public final class JdbcLedger implements Ledger {

  private final Sql db;
  private final RestartMemory memory;

  /** A ledger on a database that {@link Databases} opened. */
  public JdbcLedger(DataSource database) {
    this(database, InstantSource.system());
  }

  JdbcLedger(DataSource database, InstantSource clock) {
    this.db = new Sql(database);
    this.memory = new RestartMemory(RestartTable.all(db), clock);
  }

  /** What it knows of restarts; who removes them asks it. */
  RestartMemory memory() {
    return memory;
  }

  @Override
  public synchronized void record(RestartSeen restart) {
    if (!memory.knows(restart)) {
      RestartTable.insert(db, restart);
    }
    memory.name(restart);
  }

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    return RestartTable.since(db, from);
  }

  @Override
  public Switches switches() {
    Switches switches = db.ask(SwitchesTable::get);
    return new Switches(switches.pause(), switches.kill(), MaintenanceTable.latest(db));
  }

  @Override
  public synchronized void change(SwitchChange change) {
    db.transaction(
        sql -> {
          SwitchesTable.lock(sql);
          SwitchChangeTable.insert(sql, change);
          SwitchesTable.put(sql, change.after(SwitchesTable.get(sql)));
        });
  }

  @Override
  public List<SwitchChange> changes(int most) {
    return SwitchChangeTable.latest(db, most);
  }

  @Override
  public void put(Maintenance window) {
    MaintenanceTable.put(db, window);
  }
}
