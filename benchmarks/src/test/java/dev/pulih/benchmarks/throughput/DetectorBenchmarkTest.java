package dev.pulih.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Detected;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectorBenchmarkTest {

  private static final int SERIES = 2 * BusyServices.OF_A_SERVICE;

  /** What is measured is not what is left out. */
  @Test
  void each_series_is_judged_and_outliers_are_found() {
    DetectorBenchmark benchmark = new DetectorBenchmark(SERIES);
    benchmark.begin();
    Stream<Detected> ticks = Stream.generate(benchmark::detect).limit(60);
    assertThat(ticks)
        .allMatch(tick -> tick.deviations().series() == SERIES)
        .anyMatch(tick -> tick.services().values().stream().anyMatch(s -> !s.findings().isEmpty()));
  }
}
