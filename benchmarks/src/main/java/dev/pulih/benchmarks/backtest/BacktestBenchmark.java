package dev.pulih.benchmarks.backtest;

import dev.pulih.benchmarks.Folders;
import dev.pulih.benchmarks.backtest.RunningBacktest.Taken;
import dev.pulih.benchmarks.tick.LocalPrometheus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Plays days of raw series from a real Prometheus through {@code ./pulih backtest}. The blocks are
 * made with promtool, which is not timed.
 */
public final class BacktestBenchmark {

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  /** What a block of Prometheus covers. */
  private static final Duration BLOCK = Duration.ofHours(2);

  /** Before it nothing is played: the longest window looks back into it. */
  private static final Duration BEFORE = Duration.ofHours(6);

  private BacktestBenchmark() {}

  /**
   * How much is played.
   *
   * @param services how many services, with five pods of ten series each
   * @param length the range
   */
  public record Size(int services, Duration length) {}

  /** Measures and prints a table. */
  public static void run(Path launcher, Size size) throws IOException, InterruptedException {
    RawSeries raw = new RawSeries(size.services(), 5);
    Path folder = Files.createTempDirectory("pulih-benchmark");
    try {
      store(raw, folder, size.length().plus(BEFORE));
      try (LocalPrometheus prometheus = LocalPrometheus.over(folder)) {
        List<String> command = command(launcher, raw, folder, prometheus.url(), size);
        Path log = folder.resolve("log");
        build(launcher, log);
        print(raw, size, RunningBacktest.run(command, log));
        System.out.println(Files.readString(log));
      }
    } finally {
      Folders.remove(folder);
    }
  }

  /** The launcher builds what is stale, which is no part of a backtest. */
  private static void build(Path launcher, Path log) throws IOException, InterruptedException {
    RunningBacktest.run(List.of(launcher.toString(), "backtest", "--help"), log);
  }

  private static void store(RawSeries raw, Path folder, Duration length)
      throws IOException, InterruptedException {
    Path samples = folder.resolve("samples.om");
    for (Instant at = START; at.isBefore(START.plus(length)); at = at.plus(BLOCK)) {
      raw.write(samples, START, at, BLOCK);
      LocalPrometheus.backfill(samples, folder.resolve("data"));
      System.err.printf("stored up to %s%n", at.plus(BLOCK));
    }
  }

  private static List<String> command(
      Path launcher, RawSeries raw, Path folder, URI prometheus, Size size) throws IOException {
    Path config = folder.resolve("pulih.yaml");
    Files.writeString(
        config,
        """
        dataDir: %s
        prometheus: {url: "%s"}
        defaults: {namespace: bos}
        services:
        %s"""
            .formatted(folder.resolve("store"), prometheus, raw.yaml()));
    Instant from = START.plus(BEFORE);
    return List.of(
        launcher.toString(),
        "backtest",
        "--config",
        config.toString(),
        "--from",
        from.toString(),
        "--to",
        from.plus(size.length()).toString(),
        "--out",
        folder.resolve("out").toString());
  }

  private static void print(RawSeries raw, Size size, Taken taken) {
    System.out.printf(
        Locale.ROOT,
        "%d raw series, %.1f days: %.0f s, of which the backtest itself computed for %.0f s;"
            + " resident at most %.0f, %.0f and %.0f MB in the thirds of its time%n",
        raw.count(),
        size.length().toHours() / 24.0,
        taken.wall().toMillis() / 1e3,
        taken.processor().toMillis() / 1e3,
        taken.most(0),
        taken.most(1),
        taken.most(2));
  }
}
