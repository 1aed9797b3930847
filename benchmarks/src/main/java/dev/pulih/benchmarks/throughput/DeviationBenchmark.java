package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.CalibratedDeviation;
import dev.pulih.detect.DeviationRule;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.RollingDeviation;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Updates a second of the deviation rules on one core, one tick of 100,000 series at a time; each
 * method counts the series that deviate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class DeviationBenchmark {

  private static final int SERIES = 100_000;

  private final int series;
  private final Columns columns;
  private final CalibratedDeviation calibrated;
  private final RollingDeviation windowed;
  private final RollingDeviation plain;
  private final RingOfObjects[] slidingRings;
  private final RecomputingRing[] exactRings;
  private Instant now = Calibrated.NOW;

  /** As JMH makes it. */
  public DeviationBenchmark() {
    this(SERIES);
  }

  DeviationBenchmark(int series) {
    this.series = series;
    this.columns = Columns.of(series);
    this.calibrated = Calibrated.of(series);
    this.windowed = rule(DeviationSettings.windowed(), series);
    this.plain = rule(DeviationSettings.plain(), series);
    this.slidingRings = rings(RingOfObjects::new).toArray(RingOfObjects[]::new);
    this.exactRings = rings(RecomputingRing::new).toArray(RecomputingRing[]::new);
  }

  private static RollingDeviation rule(DeviationSettings settings, int series) {
    return new RollingDeviation(
        settings, 2, Collections.nCopies(series, settings.signals().getFirst()));
  }

  private <T> Stream<T> rings(Supplier<T> ring) {
    return Stream.generate(ring).limit(series);
  }

  /** The rule as it ships: from a series' own long past, with days and weeks. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int calibrated() {
    return tick(calibrated);
  }

  /** From the last minutes: floor, effect, persistence, deviating samples kept out. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int windowed() {
    return tick(windowed);
  }

  /** The bare rule. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int plain() {
    return tick(plain);
  }

  private int tick(DeviationRule rule) {
    now = now.plusSeconds(15);
    rule.next(columns.next(), now);
    int deviating = 0;
    for (int slot = 0; slot < series; slot++) {
      deviating += rule.deviates(slot) ? 1 : 0;
    }
    return deviating;
  }

  /** To compare with: an object for each series, whose sums slide and lose precision. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int ringOfObjects() {
    double[] values = columns.next();
    int deviating = 0;
    for (int slot = 0; slot < series; slot++) {
      deviating += slidingRings[slot].next(values[slot]) ? 1 : 0;
    }
    return deviating;
  }

  /** To compare with: an object for each series, whose sums are exact. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int ringOfObjectsExact() {
    double[] values = columns.next();
    int deviating = 0;
    for (int slot = 0; slot < series; slot++) {
      deviating += exactRings[slot].next(values[slot]) ? 1 : 0;
    }
    return deviating;
  }
}
