package dev.pulih.benchmarks.backtest;

import dev.pulih.benchmarks.Resident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code ./pulih backtest} in a process of its own, watched from outside. */
final class RunningBacktest {

  private RunningBacktest() {}

  /**
   * What it took.
   *
   * @param wall from its start to its end
   * @param processor the processor time of it alone
   * @param megabytes what it occupied, second by second
   */
  record Taken(Duration wall, Duration processor, List<Double> megabytes) {

    /** The most within a third of the time: 0 is the first one. */
    double most(int third) {
      int size = megabytes.size();
      return megabytes.subList(third * size / 3, (third + 1) * size / 3).stream()
          .mapToDouble(m -> m)
          .filter(Double::isFinite)
          .max()
          .orElse(Double.NaN);
    }
  }

  /** Runs a command to its end; what it says goes to a file. */
  static Taken run(List<String> command, Path log) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    List<Double> megabytes = new ArrayList<>();
    Duration processor = Duration.ZERO;
    while (!process.waitFor(1, TimeUnit.SECONDS)) {
      megabytes.add(Resident.megabytes(process.pid()));
      processor = process.info().totalCpuDuration().orElse(processor);
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (process.exitValue() != 0) {
      throw new IllegalStateException("The backtest failed:\n" + Files.readString(log));
    }
    return new Taken(wall, processor, megabytes);
  }
}
