package dev.pulih.notify;

import java.time.Duration;

/** What a channel said to a message. */
public sealed interface Delivery {

  /**
   * Accepted.
   *
   * @param reference by which the channel finds the message again
   */
  record Delivered(String reference) implements Delivery {}

  /**
   * Refused; sending it again would not help.
   *
   * @param why what the channel said
   */
  record Rejected(String why) implements Delivery {}

  /**
   * Not accepted now, or not known.
   *
   * @param why what went wrong
   * @param after how long to wait; zero if the channel did not say
   */
  record Retry(String why, Duration after) implements Delivery {}
}
