package dev.pulih.service.slack;

import java.time.Instant;

/**
 * What people in Slack can order. Each order is recorded with who gave it, and answered in words.
 * An order whose question is answered, replaced or over changes nothing and says so.
 */
public interface Orders {

  /** What came of an order. */
  sealed interface Result {

    /** For the person who ordered it. */
    String words();

    /** It was carried out, or is being carried out. */
    record Done(String words) implements Result {}

    /** Nothing came of it. */
    record Nothing(String words) implements Result {}
  }

  /** Allows the proposed action that waits until the deadline. */
  Result approve(String incident, Instant deadline, String by);

  /** Declines the proposed action that waits until the deadline. */
  Result hold(String incident, Instant deadline, String by);

  /** Puts back what the breaker that is open since then has written. */
  Result releaseBreaker(String incident, Instant since, String by);

  /** Says that someone looks after what was called for then. */
  Result acknowledge(String incident, Instant called, String by);

  /** Closes what was called for then, or began then, since nothing was wrong. */
  Result falseAlarm(String incident, Instant alarm, String by);

  /** Holds all actions for a while, written such as 30m. */
  Result pause(String length, String reason, String by);

  /** Ends the pause and the kill switch. */
  Result resume(String by);

  /**
   * A window of maintenance.
   *
   * @param services names with commas between them, or all
   * @param from when it begins: how long from now, or an instant; empty for now
   * @param length such as 2h
   * @param reason why
   * @param silent whether pages and messages wait for its end
   */
  record Window(String services, String from, String length, String reason, boolean silent) {}

  /** Holds the actions for some services while people work on them. */
  Result startWindow(Window window, String by);

  /** Ends a window before its time. */
  Result endWindow(String id, String by);

  /** The windows that are on or to come. */
  String windows();

  /** How Pulih is. */
  String status();
}
