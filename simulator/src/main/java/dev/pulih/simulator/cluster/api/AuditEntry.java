package dev.pulih.simulator.cluster.api;

import java.time.Instant;
import java.util.Optional;

/**
 * One request and what became of it.
 *
 * @param time when it was answered, on the cluster's clock
 * @param user who asked; empty if nobody known
 * @param action what was asked for
 * @param sent how it was sent
 * @param code the HTTP status code; 0 if the connection was broken instead
 * @param before the named object before, if there was one
 * @param after the named object after, if there is one
 */
public record AuditEntry(
    Instant time,
    String user,
    Action action,
    Sent sent,
    int code,
    Optional<Version> before,
    Optional<Version> after) {

  /**
   * How a request was sent.
   *
   * @param contentType of the body, empty if it has none
   * @param fieldManager the name under which fields are owned, empty if not given
   */
  public record Sent(
      String userAgent, String contentType, String fieldManager, boolean dryRun, String body) {}

  /** A state of an object. */
  public record Version(String uid, String resourceVersion, long generation) {}

  /** Whether the request created, changed or removed the object that it names. */
  public boolean changed() {
    return !before.equals(after);
  }
}
