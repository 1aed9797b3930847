package dev.pulih.policy;

import java.time.Instant;
import java.util.List;

/** A ledger around another one, which does what is not said otherwise. */
public interface WrappedLedger extends Ledger {

  /** The ledger within. */
  Ledger ledger();

  @Override
  default void record(RestartSeen restart) {
    ledger().record(restart);
  }

  @Override
  default List<RestartSeen> restartsSince(Instant from) {
    return ledger().restartsSince(from);
  }

  @Override
  default Switches switches() {
    return ledger().switches();
  }

  @Override
  default void change(SwitchChange change) {
    ledger().change(change);
  }

  @Override
  default List<SwitchChange> changes(int most) {
    return ledger().changes(most);
  }

  @Override
  default void put(Maintenance window) {
    ledger().put(window);
  }
}
