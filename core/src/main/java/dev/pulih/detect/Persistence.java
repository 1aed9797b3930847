package dev.pulih.detect;

/**
 * How often a value must deviate: in {@code needed} of the last {@code of} known ticks, as the run
 * rules of control charts ask (Western Electric, Statistical Quality Control Handbook, 1956). O(1):
 * a bit for each tick.
 *
 * @param needed the ticks that deviate
 * @param of the ticks that are looked at, at most 64
 */
public record Persistence(int needed, int of) {

  public Persistence {
    Require.that(needed >= 1, "Persistence needs at least 1 tick; got %s.", needed);
    Require.that(
        of >= needed && of <= Long.SIZE, "Persistence looks at up to 64 ticks; got %s.", of);
  }

  /**
   * The ticks that are looked at after one more.
   *
   * @param history one bit for each tick, set where it deviated; the newest is the lowest
   */
  long next(long history, boolean deviates) {
    return (history << 1 | (deviates ? 1 : 0)) & (-1L >>> (Long.SIZE - of));
  }

  /** Whether enough ticks deviated, the newest among them. */
  boolean met(long history) {
    return (history & 1) == 1 && Long.bitCount(history) >= needed;
  }
}
