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

  /** Sets the pause and the kill switch; windows stay as they are. */
  void set(Switches switches);

  /** Plans a window, or changes the one of the same id. */
  void put(Maintenance window);
}
