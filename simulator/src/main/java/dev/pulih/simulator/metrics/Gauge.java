package dev.pulih.simulator.metrics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was scraped of one gauge; times are in milliseconds since 1970. */
public final class Gauge {
  private final NavigableMap<Long, Double> samples = new TreeMap<>();

  /** Keeps a sample. */
  public void add(long at, double value) {
    samples.put(at, value);
  }

  /** The newest sample, as an instant query answers it; NaN without one that is recent enough. */
  public double at(long at) {
    Map.Entry<Long, Double> newest = samples.floorEntry(at);
    boolean fresh = newest != null && newest.getKey() > at - Samples.LOOKBACK;
    return fresh ? newest.getValue() : Double.NaN;
  }
}
