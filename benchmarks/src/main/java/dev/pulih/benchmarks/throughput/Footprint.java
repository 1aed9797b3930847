package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.Detector;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.SeriesStore;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;

/** The bytes of heap that are kept of each series. */
public final class Footprint {

  private Footprint() {}

  /** By the calibrated rule, with so many series. */
  public static double ofRule(int series) {
    return bytesPerSeries(series, Calibrated::of);
  }

  /** By the whole detector, with all that it keeps of its latest ticks for people who look. */
  public static double ofDetector(int series) {
    return bytesPerSeries(series, Footprint::detector);
  }

  /** What is used after a collection less what was used before. */
  private static double bytesPerSeries(int series, IntFunction<?> make) {
    // What is loaded with the first one belongs to no series.
    Object _ = make.apply(BusyServices.OF_A_SERVICE);
    long before = used();
    Object kept = make.apply(series);
    try {
      return (double) (used() - before) / series;
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  private static Detector detector(int series) {
    BusyServices all = new BusyServices(series / BusyServices.OF_A_SERVICE);
    Columns columns = Columns.of(series);
    Detector detector = all.detector();
    for (int tick = 0; tick < SeriesStore.TICKS; tick++) {
      Instant at = Calibrated.NOW.plusSeconds(15L * tick);
      detector.detect(all.readings(at, columns.next()), new Inventory(Instant.EPOCH, Map.of()));
    }
    return detector;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
