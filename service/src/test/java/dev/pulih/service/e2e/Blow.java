package dev.pulih.service.e2e;

/**
 * What happens to one of two replicas.
 *
 * @param moment when
 * @param leader whether to the one that leads then
 * @param kind what
 */
record Blow(Moment moment, boolean leader, Kind kind) {

  /** How a replica is hit. */
  enum Kind {
    /** SIGKILL; it is started again. */
    KILL,
    /** SIGTERM: it ends in order, and is started again. */
    STOP,
    /** SIGSTOP for longer than the lease, then SIGCONT. */
    FREEZE
  }

  @Override
  public String toString() {
    return kind + " of the " + (leader ? "leader" : "standby") + " at " + moment.name();
  }
}
