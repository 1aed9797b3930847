package dev.pulih.detect;

/**
 * How often a value must deviate: in {@code needed} of the last {@code of} known ticks.
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
   * Whether enough ticks deviated, the newest among them.
   *
   * @param history one bit for each tick, set where it deviated; the newest is the lowest
   */
  boolean met(long history) {
    return (history & 1) == 1 && Long.bitCount(recent(history)) >= needed;
  }

  /** Whether no tick that is looked at deviated. */
  boolean over(long history) {
    return recent(history) == 0;
  }

  private long recent(long history) {
    return history & (-1L >>> (Long.SIZE - of));
  }
}
