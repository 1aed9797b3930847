package dev.pulih.flow;

import java.util.OptionalLong;

/**
 * The number of the leader's term, kept beside the records: whoever raises it shuts out every
 * leader before it, because each append is made under its writer's own number.
 */
public interface Epochs {

  /** The number of the latest term. */
  long latest();

  /**
   * Begins the next term, if the one that was seen still is the latest.
   *
   * @param seen the number that was seen before the lead was won
   * @param holder who leads from now on
   * @return its number; empty if another has begun a term since
   */
  OptionalLong raise(long seen, String holder);
}
