package dev.pulih.service.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code pulih run} as it ships, in a process of its own, looked at from outside. */
final class Subject implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path JVM = Path.of(System.getProperty("java.home"), "bin");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final Door door;

  /**
   * Where it listens.
   *
   * @param url its address
   * @param token opens it
   */
  record Door(URI url, String token) {
    HttpRequest.Builder at(String path) {
      return HttpRequest.newBuilder(url.resolve(path))
          .timeout(Duration.ofSeconds(10))
          .header("Authorization", "Bearer " + token);
    }
  }

  private Subject(Process process, Path output, Door door) {
    this.process = process;
    this.output = output;
    this.door = door;
  }

  static Subject start(Path configuration, Door door) throws IOException {
    Path output = configuration.resolveSibling("pulih.log");
    List<String> command = new ArrayList<>();
    command.add(JVM.resolve("java").toString());
    command.addAll(ShippedFlags.read());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.pulih.service.cli.Main", "run", "--config"));
    command.add(configuration.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new Subject(builder.redirectOutput(output.toFile()).start(), output, door);
  }

  /** Fails if it has ended. */
  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      String said = Files.readString(output);
      throw new AssertionError("Pulih ended with " + process.exitValue() + "; it said:\n" + said);
    }
  }

  /** Whether it answers, and has ticked. */
  boolean ticks() throws IOException, InterruptedException {
    requireAlive();
    try {
      return metrics().sum("pulih_tick_duration_seconds_count") > 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Its own metrics. */
  Scraped metrics() throws IOException, InterruptedException {
    return new Scraped(http.send(door.at("/metrics").build(), BodyHandlers.ofString()).body());
  }

  /** Closes what waits for people, as a person does. */
  void closeWhatWaitsForPeople() throws IOException, InterruptedException {
    String all = http.send(door.at("/api/incidents").build(), BodyHandlers.ofString()).body();
    for (JsonNode incident : JSON.readTree(all).path("incidents")) {
      if (incident.path("state").asString().equals("with people")) {
        close(incident.path("id").asString());
      }
    }
  }

  private void close(String incident) throws IOException, InterruptedException {
    HttpRequest request =
        door.at("/api/incidents/" + incident + "/close")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"note\":\"It has passed.\"}"))
            .build();
    http.send(request, BodyHandlers.discarding());
  }

  /** Megabytes that a full collection leaves: then all that lives is in the old generation. */
  double liveMegabytes() throws IOException {
    jcmd("GC.run");
    return HeapInfo.tenuredMegabytes(jcmd("GC.heap_info"));
  }

  private String jcmd(String command) throws IOException {
    String pid = Long.toString(process.pid());
    Process jcmd =
        new ProcessBuilder(JVM.resolve("jcmd").toString(), pid, command)
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A number of its status in Linux, such as {@code VmRSS} in kB. */
  double status(String field) throws IOException {
    return Files.readAllLines(proc("status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]))
        .findFirst()
        .orElseThrow();
  }

  /** What it has open, but for the jars: the JVM opens a library's when it needs a class of it. */
  long files() throws IOException {
    try (Stream<Path> open = Files.list(proc("fd"))) {
      return open.filter(file -> !isJar(file)).count();
    }
  }

  /** One that was closed since it was listed counts. */
  private static boolean isJar(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().endsWith(".jar");
    } catch (IOException _) {
      return false;
    }
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Lines of its log that are warnings or errors. */
  List<String> warnings() throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
    }
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().isAlive()) {
      process.destroyForcibly().onExit().join();
    }
  }
}
