package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.CalibratedDeviation;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds of one update of the calibrated rule, with few series and with many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class SeriesBenchmark {

  /** In all ticks of one measurement together. */
  private static final int UPDATES = 100_000;

  @Param({"1000", "10000", "100000"})
  private int series;

  private Columns columns = Columns.of(0);
  private CalibratedDeviation rule = Calibrated.of(0);
  private Instant now = Calibrated.NOW;

  /** Makes the series. */
  @Setup
  public void begin() {
    columns = Columns.of(series);
    rule = Calibrated.of(series);
  }

  /** One update. */
  @Benchmark
  @OperationsPerInvocation(UPDATES)
  public CalibratedDeviation update() {
    for (int tick = 0; tick < UPDATES / series; tick++) {
      now = now.plusSeconds(15);
      rule.next(columns.next(), now);
    }
    return rule;
  }
}
