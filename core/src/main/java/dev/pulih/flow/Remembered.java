package dev.pulih.flow;

import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Switches;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger says at a tick. It is asked once, not once for each service: a database has
 * better to do. What is sent is held against the switches once more.
 *
 * @param switches what people switched
 * @param restarts the restarts of late
 */
record Remembered(Switches switches, List<RestartSeen> restarts) {

  Remembered {
    restarts = List.copyOf(restarts);
  }

  /** As far back as the guard of restarts looks. */
  static Remembered at(Instant now, Ledger ledger, GuardLimits.Restarts limits) {
    return new Remembered(ledger.switches(), ledger.restartsSince(now.minus(limits.within())));
  }
}
