package dev.pulih.service.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Who acts, of the Pulihs that share a database.
 *
 * @param by how they find out
 * @param times how fast
 * @param name of this one; empty for the machine's
 * @param object the Lease, where one decides
 */
public record Leading(By by, Times times, Optional<String> name, LeaseObject object) {

  /** How it is found out who acts. */
  public enum By {
    /** There is but one. */
    NONE,
    /** A Lease of the cluster. */
    LEASE,
    /** A row of the database. */
    DATABASE
  }

  /**
   * How fast it is found out.
   *
   * @param lease after this time without a sign of the leader another one leads
   * @param renew from one sign of the leader to the next
   * @param retry from one look of a standby to the next
   */
  public record Times(Duration lease, Duration renew, Duration retry) {}

  /**
   * A Lease.
   *
   * @param namespace where it is; empty for the namespace of Pulih's own pod
   * @param name its name
   */
  public record LeaseObject(Optional<String> namespace, String name) {}
}
