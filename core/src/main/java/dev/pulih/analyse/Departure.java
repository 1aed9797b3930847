package dev.pulih.analyse;

/**
 * A level that was left.
 *
 * @param tick the tick at which it was first left
 * @param extreme the farthest value since
 * @param after the typical value since
 * @param strength by how much evidence: the peak of the CUSUM, in sigmas
 */
record Departure(int tick, double extreme, double after, double strength) {

  /** The same with the tick counted among all ticks instead of the known ones. */
  Departure at(Known known) {
    return new Departure(known.ticks()[tick], extreme, after, strength);
  }

  boolean rises(double typical) {
    return extreme > typical;
  }
}
