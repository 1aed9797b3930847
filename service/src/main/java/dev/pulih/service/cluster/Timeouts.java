package dev.pulih.service.cluster;

import java.time.Duration;

/**
 * How long the API server may take.
 *
 * @param connect to accept a connection
 * @param request to answer a request
 */
public record Timeouts(Duration connect, Duration request) {

  public Timeouts {
    require("connect", connect);
    require("request", request);
  }

  /** 3 s to connect and 10 s to answer: less than one tick. */
  public static Timeouts defaults() {
    return new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  private static void require(String what, Duration timeout) {
    if (timeout.toMillis() <= 0) {
      throw new IllegalArgumentException(
          "The Kubernetes " + what + " timeout must be at least 1 ms; got " + timeout + ".");
    }
  }
}
