package dev.pulih.service.slack;

import java.util.Optional;

/**
 * Where a message is: {@code channel:ts}, as Slack answered.
 *
 * @param channel the channel's id
 * @param ts the message's time stamp, which is its id within the channel
 */
record Reference(String channel, String ts) {

  static Optional<Reference> parse(String reference) {
    String[] parts = reference.split(":", -1);
    return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
        ? Optional.of(new Reference(parts[0], parts[1]))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return channel + ":" + ts;
  }
}
