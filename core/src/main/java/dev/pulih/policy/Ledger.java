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

  /**
   * Changes what is switched, and records who did it: both or neither. Windows stay as they are.
   */
  void change(SwitchChange change);

  /** The newest changes, the newest first, at most so many. */
  List<SwitchChange> changes(int most);

  /** Plans a window, or changes the one of the same id. */
  void put(Maintenance window);
}
