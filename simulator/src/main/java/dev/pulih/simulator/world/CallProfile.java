package dev.pulih.simulator.world;

import java.time.Duration;

/**
 * The calls of one service to another.
 *
 * @param caller the service that calls
 * @param callee the service that is called
 * @param perRequest calls for each request of the caller
 * @param timeout how long the caller waits; a call that takes longer has failed
 * @param coupling how hard the caller depends on them, 0 to 1: the probability that a failed call
 *     fails the caller's request, and the share of the lost time that the request loses too
 */
public record CallProfile(
    String caller, String callee, double perRequest, Duration timeout, double coupling) {

  public CallProfile {
    if (!(perRequest > 0 && coupling >= 0 && coupling <= 1 && timeout.isPositive())) {
      throw new IllegalArgumentException(
          "The calls of %s to %s need a positive rate and timeout and a coupling of 0 to 1; got %s, %s and %s."
              .formatted(caller, callee, perRequest, timeout, coupling));
    }
  }

  /** The same calls with another coupling. */
  CallProfile coupled(double other) {
    return new CallProfile(caller, callee, perRequest, timeout, other);
  }

  double timeoutSeconds() {
    return timeout.toMillis() / 1000.0;
  }

  /**
   * The probability that a request of the caller fails when this share of the calls does: 1.5 calls
   * per request are one call, and another one for half of the requests.
   */
  double failing(double share) {
    double whole = Math.floor(perRequest);
    double hit = coupling * share;
    return 1 - Math.pow(1 - hit, whole) * (1 - (perRequest - whole) * hit);
  }
}
