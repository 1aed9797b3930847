package dev.pulih.policy;

import java.time.Instant;
import java.util.List;

/** Counters and switches that survive a restart of Pulih. */
public interface Ledger {

  /** Remembers a restart; one that is known already changes nothing. */
  void record(RestartSeen restart);

  /** The restarts at or after an instant, oldest first. */
  List<RestartSeen> restartsSince(Instant from);

  /** What people switched. */
  Switches switches();

  /** Switches. */
  void set(Switches switches);
}
