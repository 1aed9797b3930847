package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.RollingDeviation;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
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
 * Updates a second of the 3-sigma rule on one core, one tick of 100,000 series at a time; each
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

  private final Columns columns = Columns.of(SERIES);
  private final RollingDeviation qualified = rule(DeviationSettings.defaults());
  private final RollingDeviation plain = rule(DeviationSettings.plain());
  private final RingOfObjects[] objects =
      Stream.generate(RingOfObjects::new).limit(SERIES).toArray(RingOfObjects[]::new);
  private Instant now = Instant.EPOCH;

  private static RollingDeviation rule(DeviationSettings settings) {
    return new RollingDeviation(
        settings, 2, Collections.nCopies(SERIES, settings.signals().getFirst()));
  }

  /** The rule as it ships: floor, effect, persistence, deviating samples kept out. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int qualified() {
    return tick(qualified);
  }

  /** The bare rule. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int plain() {
    return tick(plain);
  }

  private int tick(RollingDeviation rule) {
    now = now.plusSeconds(15);
    rule.next(columns.next(), now);
    int deviating = 0;
    for (int slot = 0; slot < SERIES; slot++) {
      deviating += rule.deviates(slot) ? 1 : 0;
    }
    return deviating;
  }

  /** The comparison: an object for each series. */
  @Benchmark
  @OperationsPerInvocation(SERIES)
  public int ringOfObjects() {
    double[] values = columns.next();
    int deviating = 0;
    for (int slot = 0; slot < SERIES; slot++) {
      deviating += objects[slot].next(values[slot]) ? 1 : 0;
    }
    return deviating;
  }
}
