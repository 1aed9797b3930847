package dev.pulih.service;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.WrappedLedger;

/**
 * A ledger that tells of each change of the switches and windows, once it is kept.
 *
 * @param ledger what is kept
 * @param changed hears that something changed
 */
record ToldLedger(Ledger ledger, Runnable changed) implements WrappedLedger {

  @Override
  public void change(SwitchChange change) {
    ledger.change(change);
    changed.run();
  }

  @Override
  public void put(Maintenance window) {
    ledger.put(window);
    changed.run();
  }
}
