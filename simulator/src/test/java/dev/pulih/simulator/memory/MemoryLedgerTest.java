package dev.pulih.simulator.memory;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.LedgerContract;

class MemoryLedgerTest extends LedgerContract {

  private final MemoryLedger ledger = new MemoryLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected Ledger reopened() {
    return ledger;
  }
}
