package dev.pulih.simulator.scenario;

/** What can go wrong in a back office whose services depend on each other. */
public enum FaultKind {
  /** A service that calls nobody fails many of its requests. */
  LEAF_ERRORS,
  /** A service that calls nobody answers slowly. */
  LEAF_SLOW,
  /** One pod of a service fails most of its requests. */
  POD_ERRORS,
  /** One pod of a service answers so slowly that its callers wait no longer. */
  POD_SLOW,
  /** One pod of a service crashes after every start. */
  CRASH_LOOP,
  /** One pod of a service leaks memory. */
  OOM_LEAK,
  /** A service uses up the connections of its database. */
  DB_CONNECTIONS,
  /** A service's consumers fall behind, and slow it down. */
  CONSUMER_LAG,
  /** A service that calls others fails by itself. */
  CALLER_ERRORS
}
