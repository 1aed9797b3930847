package dev.pulih.service.prometheus;

import java.util.function.LongToDoubleFunction;

/**
 * How a counter goes in six hours that end now.
 *
 * @param last the second of its newest sample
 * @param dense whether it was scraped every 15 s all the time, not only in the last ten minutes
 * @param value the value at a second
 */
record Course(long last, boolean dense, LongToDoubleFunction value) {

  /** Six hours in seconds: the longest window there is. */
  static final long LENGTH = 6 * 3600;

  /** The container was restarted so many seconds ago. */
  static final long RESTARTED = 150;

  /** The pod was scraped for the last time so many seconds ago. */
  static final long VANISHED = 120;

  /** High enough that no rate is stretched back to a counter's zero. */
  private static final double BEGINNING = 1e6;

  /** It grows evenly. */
  static Course steady(double perSecond) {
    return new Course(LENGTH, false, second -> BEGINNING + perSecond * second);
  }

  /** It begins at zero again when its container is restarted. */
  static Course restarted(double perSecond) {
    return restarted(perSecond, RESTARTED);
  }

  /** It begins at zero again when its container is restarted, so many seconds ago. */
  static Course restarted(double perSecond, long ago) {
    return restarted(perSecond, perSecond, ago);
  }

  /** The same, and it grows otherwise from then on. */
  static Course restarted(double before, double after, long ago) {
    long zero = LENGTH - ago;
    return new Course(
        LENGTH,
        false,
        second -> second < zero ? BEGINNING + before * second : after * (second - zero));
  }

  /** It ends with its pod. */
  static Course vanished(double perSecond) {
    return new Course(LENGTH - VANISHED, true, second -> BEGINNING + perSecond * second);
  }
}
