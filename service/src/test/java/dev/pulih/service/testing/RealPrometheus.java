package dev.pulih.service.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's Prometheus on a free port, scraping every second. It keeps its port and
 * its data when it is stopped and started again; {@link #close()} removes them.
 */
public final class RealPrometheus implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path program = SystemTool.require("prometheus");
  private final HttpClient http = HttpClient.newHttpClient();
  private final TemporaryFolder folder = new TemporaryFolder("prometheus");
  private final Thread hook = new Thread(this::remove);
  private final int port = FreePort.next();
  private final List<String> flags;
  private @Nullable Process process;

  private RealPrometheus(String scrapeConfigs, String... flags) {
    this.flags = List.of(flags);
    write(
        config(),
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        scrape_configs: %s
        """
            .formatted(scrapeConfigs));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** One that scrapes what these targets ({@code host:port}) serve, each as its own instance. */
  public static RealPrometheus scraping(String... targets) {
    return configured(
        "[{job_name: test, static_configs: [{targets: ['%s']}]}]"
            .formatted(String.join("', '", targets)));
  }

  /**
   * One that asks a URL for its targets and their labels (HTTP service discovery), every second.
   */
  public static RealPrometheus discovering(URI targets) {
    return configured(
        "[{job_name: pods, http_sd_configs: [{url: '%s', refresh_interval: 1s}]}]"
            .formatted(targets));
  }

  /** One with these scrape configurations, a YAML list, and these flags beside the usual ones. */
  public static RealPrometheus configured(String scrapeConfigs, String... flags) {
    RealPrometheus prometheus = new RealPrometheus(scrapeConfigs, flags);
    prometheus.start();
    return prometheus;
  }

  /** One with these scrape configurations that evaluates the rules of a file every second. */
  public static RealPrometheus ruled(String scrapeConfigs, Path rules) {
    return configured(scrapeConfigs + "\nrule_files: ['" + rules.toAbsolutePath() + "']");
  }

  /** One that scrapes nothing and knows these samples. */
  public static RealPrometheus knowing(Backfill samples) {
    RealPrometheus prometheus = new RealPrometheus("[]");
    samples.into(prometheus.data());
    prometheus.start();
    return prometheus;
  }

  /** Its address, which stays the same over a restart. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it and waits until it answers queries. */
  public void start() {
    process = launch();
    try {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::ready);
    } catch (RuntimeException e) {
      stop();
      throw new IllegalStateException("Prometheus did not get ready; it said:\n" + said(), e);
    }
  }

  /** Stops it as a crash would not: its data are on the disk. */
  public void stop() {
    kill();
    process = null;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    http.close();
    remove();
  }

  private void remove() {
    kill();
    folder.close();
  }

  private Process launch() {
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    try {
      return builder.redirectOutput(log().toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    Stream<String> usual =
        Stream.of(
            program.toString(),
            "--config.file=" + config(),
            "--storage.tsdb.path=" + data(),
            "--storage.tsdb.retention.time=100y",
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=warn");
    return Stream.concat(usual, flags.stream()).toList();
  }

  private boolean ready() throws InterruptedException {
    if (!Objects.requireNonNull(process).isAlive()) {
      throw new IllegalStateException("It ended with exit code " + process.exitValue() + ".");
    }
    HttpRequest request = HttpRequest.newBuilder(url().resolve("/-/ready")).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private void kill() {
    Process running = process;
    if (running != null) {
      running.destroy();
      try {
        if (!running.waitFor(10, TimeUnit.SECONDS)) {
          running.destroyForcibly().waitFor();
        }
      } catch (InterruptedException _) {
        running.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  private Path config() {
    return folder.path().resolve("prometheus.yml");
  }

  private Path data() {
    return folder.path().resolve("data");
  }

  private Path log() {
    return folder.path().resolve("log");
  }

  private String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
