package dev.pulih.benchmarks.tick;

import com.sun.management.OperatingSystemMXBean;
import dev.pulih.benchmarks.Folders;
import dev.pulih.benchmarks.Spread;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * One whole tick against a real Prometheus, beside a client that throws the same answers away and
 * beside the same rule in PromQL. All three take turns at each instant.
 */
public final class TickBenchmark {

  /** The 3-sigma rule over the 20 samples before the newest one. */
  static final String PROMQL =
      "abs(%1$s - avg_over_time(%1$s[5m] offset 15s)) > 3 * stddev_over_time(%1$s[5m] offset 15s)"
          .formatted(Watching.SELECTOR);

  /** As Pulih's own default. */
  private static final int AT_ONCE = 8;

  /** The rule's window. */
  private static final int WINDOW = 20;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private TickBenchmark() {}

  /**
   * How much is measured.
   *
   * @param series series
   * @param warmUp instants before the first that counts
   * @param measured instants that count
   */
  public record Size(int series, int warmUp, int measured) {}

  /**
   * What one of the three took at one instant.
   *
   * @param wall milliseconds
   * @param own milliseconds of processor time in this process
   * @param server milliseconds of processor time in Prometheus
   * @param result findings, bytes or series, to see that it did its work
   */
  record Took(double wall, double own, double server, long result) {}

  /** The three at one instant. */
  record Round(Took tick, Took bare, Took promql) {}

  /** Measures and prints a table. */
  public static void run(Size size) throws IOException, InterruptedException {
    List<Round> rounds = rounds(size);
    System.out.printf(
        "A tick of %,d series, median and quartiles of %d; %,d bytes fetched; SQLite store.%n",
        size.series(), rounds.size(), rounds.getLast().bare().result());
    System.out.printf("%-34s %24s %18s %18s%n", "", "wall ms", "own CPU ms", "Prometheus CPU ms");
    row("tick", rounds, Round::tick);
    row("(a) fetch and discard", rounds, Round::bare);
    row("(b) the rule as PromQL", rounds, Round::promql);
    Spread own = spread(rounds, r -> r.tick().wall() - r.bare().wall());
    Spread fetch = spread(rounds, r -> r.bare().wall());
    Spread promql = spread(rounds, r -> r.promql().wall());
    Spread tick = spread(rounds, r -> r.tick().wall());
    System.out.printf("own share, tick - (a): %s ms%n", own.text("%.1f"));
    System.out.printf("own share / (a): %.0f %%%n", 100 * own.median() / fetch.median());
    System.out.printf("(b) / tick: %.1f%n", promql.median() / tick.median());
    System.out.printf("findings at the last tick: %d%n", rounds.getLast().tick().result());
  }

  private static void row(String name, List<Round> rounds, Function<Round, Took> of) {
    System.out.printf(
        "%-34s %24s %18.1f %18.1f%n",
        name,
        spread(rounds, r -> of.apply(r).wall()).text("%.1f"),
        mean(rounds, r -> of.apply(r).own()),
        mean(rounds, r -> of.apply(r).server()));
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> of) {
    return Spread.of(rounds.stream().mapToDouble(of).boxed().toList());
  }

  private static double mean(List<Round> rounds, ToDoubleFunction<Round> of) {
    return rounds.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /** Sets everything up, and lets the three take turns. */
  static List<Round> rounds(Size size) throws IOException, InterruptedException {
    Groups groups = new Groups(size.series(), WINDOW + 1 + size.warmUp() + size.measured());
    Path folder = Files.createTempDirectory("pulih-benchmark");
    try (LocalPrometheus prometheus = LocalPrometheus.knowing(groups, folder);
        Watching watching =
            new Watching(groups, prometheus.url(), Files.createDirectory(folder.resolve("store")));
        BareClient bare = new BareClient(prometheus.url(), AT_ONCE)) {
      return rounds(size, new Contest(prometheus, watching, bare));
    } finally {
      Folders.remove(folder);
    }
  }

  private record Contest(LocalPrometheus prometheus, Watching watching, BareClient bare) {

    Round round(Instant at) {
      return new Round(
          timed(() -> findings(at)),
          timed(() -> bare.fetch(watching.expressions(), at)),
          timed(() -> bare.fetch(List.of(PROMQL), at)));
    }

    private long findings(Instant at) {
      return watching.tick(at).detected().services().values().stream()
          .mapToLong(service -> service.findings().size())
          .sum();
    }

    private Took timed(LongSupplier work) {
      Duration server = prometheus.cpu();
      long own = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      long result = work.getAsLong();
      long end = System.nanoTime();
      return new Took(
          (end - start) / 1e6,
          (PROCESS.getProcessCpuTime() - own) / 1e6,
          prometheus.cpu().minus(server).toNanos() / 1e6,
          result);
    }
  }

  private static List<Round> rounds(Size size, Contest contest) {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < WINDOW + size.warmUp() + size.measured(); i++) {
      rounds.add(contest.round(Groups.at(i + 1)));
    }
    return rounds.subList(WINDOW + size.warmUp(), rounds.size());
  }
}
