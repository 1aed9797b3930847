package dev.pulih.simulator.hostile;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.recover.EventLog;
import java.time.Instant;
import java.util.List;

/** A database that goes away, loses its answer to a commit, and outlives the process. */
record ShakyLog(EventLog log, Ledger ledger, Trouble trouble) implements EventLog, Ledger {

  /** No connection. */
  static final class Down extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void mayBeDown() {
    if (trouble.databaseDown()) {
      throw new Down();
    }
  }

  @Override
  public void append(Append append) {
    trouble.mayCrash(400);
    mayBeDown();
    log.append(append);
    trouble.mayCrash(400);
    if (trouble.oneIn(600)) {
      throw new Down();
    }
  }

  @Override
  public List<Recorded> load() {
    mayBeDown();
    return log.load();
  }

  @Override
  public List<Recorded> events(String incident) {
    mayBeDown();
    return log.events(incident);
  }

  @Override
  public List<Queued> queued() {
    mayBeDown();
    return log.queued();
  }

  @Override
  public void record(RestartSeen restart) {
    mayBeDown();
    ledger.record(restart);
  }

  @Override
  public List<RestartSeen> restartsSince(Instant from) {
    mayBeDown();
    return ledger.restartsSince(from);
  }

  @Override
  public Switches switches() {
    mayBeDown();
    return ledger.switches();
  }

  @Override
  public void change(SwitchChange change) {
    ledger.change(change);
  }

  @Override
  public List<SwitchChange> changes(int most) {
    return ledger.changes(most);
  }

  @Override
  public void put(Maintenance window) {
    ledger.put(window);
  }
}
