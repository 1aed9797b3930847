package dev.pulih.benchmarks.tick;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This machine's Prometheus on a free port; it scrapes nothing and knows what was backfilled. */
public final class LocalPrometheus implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int port;
  private final Process process;

  private LocalPrometheus(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** One that knows the groups' samples, with its data in a folder. */
  public static LocalPrometheus knowing(Groups groups, Path folder)
      throws IOException, InterruptedException {
    Path samples = folder.resolve("samples.om");
    groups.write(samples);
    backfill(samples, folder.resolve("data"));
    return over(folder);
  }

  /** Makes blocks of a file of samples, and removes the file. */
  public static void backfill(Path samples, Path data) throws IOException, InterruptedException {
    Path log = samples.resolveSibling("promtool.log");
    String from = samples.toString();
    List<String> command =
        List.of("promtool", "tsdb", "create-blocks-from", "openmetrics", from, data.toString());
    if (program(command, log).start().waitFor() != 0) {
      throw new IllegalStateException("promtool made no blocks: " + Files.readString(log));
    }
    Files.delete(samples);
  }

  /**
   * One that knows the blocks in the folder {@code data} of a folder, and leaves them as they are.
   */
  public static LocalPrometheus over(Path folder) throws IOException, InterruptedException {
    Path config = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
    int port = freePort();
    Path log = folder.resolve("prometheus.log");
    Process process = program(command(config, folder.resolve("data"), port), log).start();
    LocalPrometheus prometheus = new LocalPrometheus(port, process);
    prometheus.await(log);
    return prometheus;
  }

  private static List<String> command(Path config, Path data, int port) {
    return List.of(
        "prometheus",
        "--config.file=" + config,
        "--storage.tsdb.path=" + data,
        "--storage.tsdb.retention.time=100y",
        "--storage.tsdb.max-block-duration=2h",
        "--web.listen-address=127.0.0.1:" + port,
        "--log.level=warn");
  }

  private static ProcessBuilder program(List<String> command, Path log) {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
  }

  private void await(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException(
            "Prometheus did not get ready; it said:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean ready() throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(url().resolve("/-/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** Its address. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The processor time that it has used. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().isAlive()) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
