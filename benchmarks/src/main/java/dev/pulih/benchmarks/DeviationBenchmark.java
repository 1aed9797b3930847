package dev.pulih.benchmarks;

import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.RollingDeviation;
import java.time.Instant;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Updates a second of the qualified deviation rule: one tick of 100,000 series, 1 % unknown. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class DeviationBenchmark {

  private static final int SERIES = 100_000;
  private static final double UNKNOWN = 0.01;

  private RollingDeviation rule = rule();
  private double[] values = new double[0];
  private Instant now = Instant.EPOCH;

  private static RollingDeviation rule() {
    DeviationSettings settings = DeviationSettings.defaults();
    return new RollingDeviation(
        settings, 2, Collections.nCopies(SERIES, settings.signals().getFirst()));
  }

  /** The values of one tick. */
  @Setup
  public void values() {
    SplittableRandom random = new SplittableRandom(1);
    values =
        random.doubles(SERIES).map(v -> random.nextDouble() < UNKNOWN ? Double.NaN : v).toArray();
  }

  /** One tick. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public boolean tick() {
    now = now.plusSeconds(15);
    for (int slot = 0; slot < SERIES; slot++) {
      rule.next(slot, values[slot], now);
    }
    return rule.deviates(0);
  }
}
