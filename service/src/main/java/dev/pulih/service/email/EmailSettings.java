package dev.pulih.service.email;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Where and how mail goes. Without settings there is no e-mail.
 *
 * @param server the server
 * @param addresses the addresses
 * @param timeouts how long Pulih waits
 */
public record EmailSettings(MailServer server, MailAddresses addresses, Timeouts timeouts) {

  /**
   * How long Pulih waits.
   *
   * @param connect for a connection
   * @param read for an answer
   * @param write for the server to take what is sent
   * @param whole for all of one message
   */
  public record Timeouts(Duration connect, Duration read, Duration write, Duration whole) {

    public Timeouts {
      if (!Stream.of(connect, read, write, whole).allMatch(Duration::isPositive)) {
        throw new IllegalArgumentException("The timeouts of e-mail must be positive.");
      }
    }

    /** Ten seconds for a connection, 20 s for an answer or a write, a minute for all. */
    public static Timeouts defaults() {
      return new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1));
    }
  }
}
