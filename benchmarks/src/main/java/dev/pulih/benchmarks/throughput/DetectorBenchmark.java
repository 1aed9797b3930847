package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Detector;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Nanoseconds a series of a tick of the whole detector as it ships, from readings that are there to
 * what all rules say: trust, deviations and what is kept of them, joint evidence, thresholds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
public class DetectorBenchmark {

  /** In all ticks of one measurement together. */
  private static final int UPDATES = 100_000;

  private static final int DIFFERENT_TICKS = 8;
  private static final Inventory NO_CLUSTER = new Inventory(Instant.EPOCH, Map.of());

  @Param({"10000", "100000"})
  private int series;

  private Detector detector = new BusyServices(0).detector();
  private List<Readings> readings = List.of();
  private Instant now = Calibrated.NOW;
  private int next;

  /** As JMH makes it. */
  public DetectorBenchmark() {
    this(0);
  }

  DetectorBenchmark(int series) {
    this.series = series;
  }

  /** Makes the series, old enough for all that is ever computed. */
  @Setup
  public void begin() {
    BusyServices all = new BusyServices(series / BusyServices.OF_A_SERVICE);
    Columns columns = Columns.of(series);
    detector = all.detector();
    readings =
        Stream.generate(() -> all.readings(Instant.EPOCH, columns.next()))
            .limit(DIFFERENT_TICKS)
            .toList();
    detector.detect(readings.getFirst(), NO_CLUSTER);
  }

  /** One series of a tick. */
  @Benchmark
  @OperationsPerInvocation(UPDATES)
  public void tick(Blackhole nowhere) {
    for (int tick = 0; tick < UPDATES / series; tick++) {
      nowhere.consume(detect());
    }
  }

  Detected detect() {
    now = now.plusSeconds(15);
    next = (next + 1) % DIFFERENT_TICKS;
    Readings same = readings.get(next);
    return detector.detect(new Readings(now, same.samples(), same.failures()), NO_CLUSTER);
  }
}
