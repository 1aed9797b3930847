package dev.pulih.benchmarks.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code ./pulih backtest} in a process of its own, watched from outside. */
final class RunningBacktest {

  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+([0-9]+) kB", Pattern.MULTILINE);

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
      megabytes.add(resident(process.pid()));
      processor = process.info().totalCpuDuration().orElse(processor);
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (process.exitValue() != 0) {
      throw new IllegalStateException("The backtest failed:\n" + Files.readString(log));
    }
    return new Taken(wall, processor, megabytes);
  }

  private static double resident(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    Matcher found = RESIDENT.matcher(Files.readString(status));
    return found.find() ? Double.parseDouble(found.group(1)) / 1024 : 0;
  }
}
