package dev.pulih.benchmarks.startup;

import dev.pulih.benchmarks.Folders;
import dev.pulih.benchmarks.Spread;
import dev.pulih.benchmarks.tick.Groups;
import dev.pulih.benchmarks.tick.LocalPrometheus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From the start of {@code ./pulih run} to its first tick, and its memory, with and without the
 * ahead-of-time cache; against a real Prometheus, which has nothing to say. Ticks come every 250
 * ms, so that waiting for the clock is little of it.
 */
public final class StartupBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<Integer> HEAPS = List.of(128, 64, 48, 40, 32, 24);

  private StartupBenchmark() {}

  /**
   * How much is measured.
   *
   * @param starts starts of each kind
   * @param settled the time until the memory is looked at
   */
  public record Size(int starts, Duration settled) {}

  /** One start. */
  private record Started(double firstTick, double cpu, double resident) {}

  /** Measures and prints a table. */
  public static void run(Path launcher, Size size) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pulih-benchmark");
    try (LocalPrometheus prometheus = LocalPrometheus.knowing(new Groups(10, 10), folder)) {
      configure(folder, prometheus.url());
      provideCache(launcher, folder);
      System.out.printf(
          "%-24s %28s %12s %24s%n",
          "",
          "first tick after, ms",
          "CPU ms",
          "RSS after " + size.settled().toSeconds() + " s, MB");
      for (var kind : kinds().entrySet()) {
        row(kind.getKey(), measure(launcher, folder, kind.getValue(), size));
      }
      System.out.printf("The least heap that ticks: %s%n", leastHeap(launcher, folder));
    } finally {
      Folders.remove(folder);
    }
  }

  private static Map<String, Map<String, String>> kinds() {
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    kinds.put("with the AOT cache", Map.of());
    kinds.put("without", Map.of("PULIH_AOT", "off"));
    return kinds;
  }

  private static void configure(Path folder, URI prometheus) throws IOException {
    Files.writeString(
        folder.resolve("pulih.yaml"),
        """
        interval: 250ms
        offset: 0
        dataDir: store
        prometheus: {url: '%s'}
        server: {port: 0}
        defaults: {namespace: bos}
        services:
          - name: txn-service
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
        """
            .formatted(prometheus));
  }

  /** The first start makes the cache, in the background. */
  private static void provideCache(Path launcher, Path folder)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (RunningPulih first = start(launcher, folder, Map.of())) {
      first.awaitTicks(1);
    }
    while (!cached(launcher)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "No AOT cache was made; see target/aot/*/train.log beside " + launcher + ".");
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static boolean cached(Path launcher) throws IOException {
    try (Stream<Path> files = Files.walk(launcher.resolveSibling("target").resolve("aot"), 2)) {
      return files.anyMatch(file -> file.endsWith("ready"));
    }
  }

  private static List<Started> measure(
      Path launcher, Path folder, Map<String, String> settings, Size size)
      throws IOException, InterruptedException {
    List<Started> starts = new ArrayList<>();
    for (int i = 0; i < size.starts(); i++) {
      boolean last = i == size.starts() - 1;
      starts.add(measure(launcher, folder, settings, last ? size.settled() : Duration.ZERO));
    }
    return starts;
  }

  private static Started measure(
      Path launcher, Path folder, Map<String, String> settings, Duration settled)
      throws IOException, InterruptedException {
    try (RunningPulih pulih = start(launcher, folder, settings)) {
      double tick = pulih.awaitTicks(1);
      double cpu = pulih.cpuMillis();
      TimeUnit.MILLISECONDS.sleep(settled.toMillis());
      return new Started(tick, cpu, pulih.residentMegabytes());
    }
  }

  private static RunningPulih start(Path launcher, Path folder, Map<String, String> settings)
      throws IOException {
    Folders.remove(folder.resolve("store"));
    return new RunningPulih(launcher, folder, settings);
  }

  private static void row(String name, List<Started> starts) {
    System.out.printf(
        "%-24s %28s %12.0f %24.0f%n",
        name,
        Spread.of(starts.stream().map(Started::firstTick).toList()).text("%.0f"),
        Spread.of(starts.stream().map(Started::cpu).toList()).median(),
        starts.getLast().resident());
  }

  /** Ten ticks without running out of memory. */
  private static String leastHeap(Path launcher, Path folder)
      throws IOException, InterruptedException {
    String least = "more than -Xmx" + HEAPS.getFirst() + "m";
    for (int heap : HEAPS) {
      Map<String, String> settings =
          Map.of("PULIH_JAVA_OPTS", "-Xms16m -Xmx" + heap + "m -XX:+ExitOnOutOfMemoryError");
      try (RunningPulih pulih = start(launcher, folder, settings)) {
        if (pulih.awaitTicks(10) < 0) {
          return least;
        }
        least = "-Xmx" + heap + "m";
      }
    }
    return least;
  }
}
