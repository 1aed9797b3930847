package dev.pulih.detect;

import java.time.Instant;
import java.util.List;

/** Where every tick that found something is written down. */
@FunctionalInterface
public interface FindingLog {

  /** Remembers what a tick found; never an empty list. */
  void found(Instant at, List<Finding> findings);
}
