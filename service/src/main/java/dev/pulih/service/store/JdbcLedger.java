package dev.pulih.service.store;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Switches;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Counters and switches in a database. Every tick names again each restart that the pods bear
 * witness to, so it writes only what it does not know.
 */
public final class JdbcLedger implements Ledger {

  /** More than all pods of a cluster name at one time; what is forgotten is written in vain. */
  private static final int KNOWN = 50_000;

  private final Sql db;
  private final Latest<Identity> known = new Latest<>(KNOWN);

  /** What makes two sightings the same restart. */
  private record Identity(WorkloadRef workload, String unit, String mark) {
    static Identity of(RestartSeen restart) {
      return new Identity(restart.workload(), restart.unit(), restart.mark());
    }
  }

  /** A ledger on a database that {@link Databases} opened. */
  public JdbcLedger(DataSource database) {
    this.db = new Sql(database);
    RestartTable.latest(db, KNOWN).stream().map(Identity::of).forEach(known::add);
  }

  @Override
  public synchronized void record(RestartSeen restart) {
    Identity identity = Identity.of(restart);
    if (!known.has(identity)) {
      RestartTable.insert(db, restart);
      known.add(identity);
    }
  }

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    return RestartTable.since(db, from);
  }

  @Override
  public Switches switches() {
    Switches switches = SwitchesTable.get(db);
    return new Switches(switches.pause(), switches.kill(), MaintenanceTable.latest(db));
  }

  @Override
  public void set(Switches switches) {
    SwitchesTable.put(db, switches);
  }

  @Override
  public void put(Maintenance window) {
    MaintenanceTable.put(db, window);
  }
}
