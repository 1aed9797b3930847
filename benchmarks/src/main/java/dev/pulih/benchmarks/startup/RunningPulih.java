package dev.pulih.benchmarks.startup;

import dev.pulih.benchmarks.Resident;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code ./pulih run} that was just started, watched from outside as an operator would. */
final class RunningPulih implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern TICKS =
      Pattern.compile("^pulih_tick_duration_seconds_count(?:\\{.*})? ([0-9.]+)", Pattern.MULTILINE);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final Process process;
  private final long start = System.nanoTime();

  /**
   * Starts it.
   *
   * @param launcher the launcher
   * @param folder where {@code pulih.yaml} is, whose data directory is {@code store}
   * @param settings the launcher's environment
   */
  RunningPulih(Path launcher, Path folder, Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "run", "--config", "pulih.yaml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("run.log").toFile());
    builder.environment().putAll(settings);
    this.data = folder.resolve("store");
    this.process = builder.start();
  }

  /** Waits for so many ticks; the milliseconds since the start, or -1 if it ended before. */
  double awaitTicks(int wanted) throws IOException, InterruptedException {
    while (ticks() < wanted) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        return -1;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private double ticks() throws IOException, InterruptedException {
    String url = text("url");
    return url.isEmpty() ? 0 : ticks(url);
  }

  private double ticks(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/metrics"))
            .header("Authorization", "Bearer " + text("token"))
            .build();
    try {
      return number(TICKS, http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException _) {
      return 0;
    }
  }

  /** What a file of the data directory says by now. */
  private String text(String name) throws IOException {
    Path file = data.resolve(name);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  /** The memory that it occupies, in MB, as Linux tells. */
  double residentMegabytes() throws IOException {
    return Resident.megabytes(process.pid());
  }

  /** The processor time that it has used, in milliseconds. */
  double cpuMillis() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  private static double number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join().isAlive()) {
      process.destroyForcibly();
    }
  }
}
