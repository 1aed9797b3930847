package dev.pulih.service.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code pulih run} in a process of its own, which can be killed without a warning. */
final class PulihProcess implements AutoCloseable {

  private final Process process;
  private final Path output;

  private PulihProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static PulihProcess run(Path configuration, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.pulih.service.cli.Main",
            "run",
            "--config",
            configuration.toString());
    return new PulihProcess(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  /** Waits until it has said this. */
  void awaitLine(String part, Duration patience) {
    await()
        .atMost(patience)
        .failFast("Pulih ended: " + output, () -> !process.isAlive())
        .until(() -> Files.readString(output).contains(part));
  }

  /** SIGKILL: no shutdown hook runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
