package dev.pulih.simulator.metrics;

/** Counters of one process, in columns, as a scrape finds them. */
interface Counters {

  /** Writes the columns to an array from a place on; NaN where there is no series yet. */
  void expose(double[] target, int offset);
}
