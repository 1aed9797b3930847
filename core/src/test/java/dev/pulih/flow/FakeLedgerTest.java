package dev.pulih.flow;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.LedgerContract;

class FakeLedgerTest extends LedgerContract {

  private final FakeLedger ledger = new FakeLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected Ledger reopened() {
    return ledger;
  }
}
