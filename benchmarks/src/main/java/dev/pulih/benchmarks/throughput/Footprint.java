package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.CalibratedDeviation;
import java.lang.ref.Reference;

/** The bytes of heap that the calibrated rule keeps of each series. */
public final class Footprint {

  private Footprint() {}

  /** With so many series; what is used after a collection less what was used before. */
  public static double bytesPerSeries(int series) {
    Calibrated.of(1); // What is loaded with the first one belongs to no series.
    long before = used();
    CalibratedDeviation rule = Calibrated.of(series);
    try {
      return (double) (used() - before) / series;
    } finally {
      Reference.reachabilityFence(rule);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
