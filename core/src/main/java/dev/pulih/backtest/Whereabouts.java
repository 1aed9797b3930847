package dev.pulih.backtest;

/**
 * Where something found begins, seen from the incidents that are known to have been. What stood
 * before an incident has not found it.
 */
public enum Whereabouts {
  /** Within a known incident of its service. */
  INSIDE,
  /** Shortly after one, while its windows still show it. */
  AFTER,
  /** After an action that would have been taken: what follows it is not known. */
  UNKNOWABLE,
  /** Outside of all: a false alarm, if all incidents are known. */
  OUTSIDE
}
