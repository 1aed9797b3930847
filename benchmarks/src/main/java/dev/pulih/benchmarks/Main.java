package dev.pulih.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pulih.benchmarks.alerts.AlertsCommand;
import dev.pulih.benchmarks.backtest.BacktestBenchmark;
import dev.pulih.benchmarks.briefing.BriefingBenchmark;
import dev.pulih.benchmarks.nab.NabCommand;
import dev.pulih.benchmarks.pages.PagesBenchmark;
import dev.pulih.benchmarks.startup.StartupBenchmark;
import dev.pulih.benchmarks.throughput.DetectorBenchmark;
import dev.pulih.benchmarks.throughput.DeviationBenchmark;
import dev.pulih.benchmarks.throughput.Footprint;
import dev.pulih.benchmarks.throughput.SeriesBenchmark;
import dev.pulih.benchmarks.tick.TickBenchmark;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code ./pulih benchmark NAME [--quick]}, or with further arguments for those that take some. */
public final class Main {

  private static final String QUICK = "--quick";
  private static final int MANY_SERIES = 100_000;

  private static final PrintWriter OUT = new PrintWriter(System.out, true, UTF_8);
  private static final PrintWriter ERR = new PrintWriter(System.err, true, UTF_8);

  private Main() {}

  /** Runs one benchmark; the launcher knows their names too. */
  public static void main(String[] args) throws Exception {
    boolean quick = List.of(args).contains(QUICK);
    System.out.println(Machine.description());
    switch (args[0]) {
      case "throughput" -> throughput(quick);
      case "tick" -> TickBenchmark.run(new TickBenchmark.Size(20_000, 60, quick ? 10 : 60));
      case "backtest" -> BacktestBenchmark.run(launcher(), backtest(quick));
      case "briefing" -> BriefingBenchmark.run(quick ? 10 : 30);
      case "pages" -> PagesBenchmark.run(pages(quick));
      case "nab" -> exit(NabCommand.run(OUT, ERR, rest(args)));
      case "alerts" -> exit(AlertsCommand.run(OUT, ERR, rest(args)));
      case "startup" -> StartupBenchmark.run(launcher(), startup(quick));
      default -> throw new IllegalArgumentException("There is no benchmark " + args[0] + ".");
    }
    System.out.println(Machine.description());
  }

  private static void throughput(boolean quick) throws Exception {
    OptionsBuilder options = new OptionsBuilder();
    options.include(DeviationBenchmark.class.getName());
    options.include(SeriesBenchmark.class.getName());
    options.include(DetectorBenchmark.class.getName());
    if (quick) {
      options.forks(1).warmupIterations(3).measurementIterations(3);
    }
    new Runner(options.build()).run();
    System.out.printf(
        "Calibrated: %.0f bytes per series; the whole detector: %.0f.%n",
        Footprint.ofRule(MANY_SERIES), Footprint.ofDetector(MANY_SERIES));
  }

  private static BacktestBenchmark.Size backtest(boolean quick) {
    return quick
        ? new BacktestBenchmark.Size(2, Duration.ofHours(6))
        : new BacktestBenchmark.Size(20, Duration.ofDays(7));
  }

  private static PagesBenchmark.Size pages(boolean quick) {
    return quick
        ? new PagesBenchmark.Size(200, 50, 20, 20)
        : new PagesBenchmark.Size(200, 50, 200, 200);
  }

  private static StartupBenchmark.Size startup(boolean quick) {
    return quick
        ? new StartupBenchmark.Size(3, Duration.ofSeconds(10))
        : new StartupBenchmark.Size(7, Duration.ofMinutes(1));
  }

  private static String[] rest(String[] args) {
    return Arrays.copyOfRange(args, 1, args.length);
  }

  /** Ends the JVM if a command failed. */
  private static void exit(int code) {
    if (code != 0) {
      System.exit(code);
    }
  }

  private static Path launcher() {
    return Path.of(System.getProperty("pulih.launcher", "pulih")).toAbsolutePath();
  }
}
