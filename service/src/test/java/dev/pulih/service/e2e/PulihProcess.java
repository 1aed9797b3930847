package dev.pulih.service.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** {@code pulih} in a process of its own, which can be killed without a warning. */
final class PulihProcess implements AutoCloseable {

  /** A short life ends before the second compiler pays for itself. */
  private static final List<String> JVM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          "dev.pulih.service.cli.Main");

  private final Process process;
  private final Path output;

  private PulihProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code pulih run}; what it says is added to a file. */
  static PulihProcess run(Path configuration, Path output) throws IOException {
    return start(configuration, output, Map.of(), "run");
  }

  /** The same with environment variables and options. */
  static PulihProcess run(
      Path configuration, Path output, Map<String, String> environment, String... options)
      throws IOException {
    String[] words = Stream.concat(Stream.of("run"), Stream.of(options)).toArray(String[]::new);
    return start(configuration, output, environment, words);
  }

  /** What a command said, and its exit code. */
  record Said(int code, String text) {}

  /** Gives a command to a Pulih that runs, and waits for what it says. */
  static Said say(Path configuration, String... words) throws IOException {
    Path output = Files.createTempFile(configuration.getParent(), "said", ".log");
    PulihProcess command = start(configuration, output, Map.of(), words);
    int code = command.process.onExit().join().exitValue();
    return new Said(code, command.said());
  }

  private static PulihProcess start(
      Path configuration, Path output, Map<String, String> environment, String... words)
      throws IOException {
    Stream<String> typed =
        Stream.concat(Stream.of(words), Stream.of("--config", configuration.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(JVM.stream(), typed).toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    return new PulihProcess(builder.start(), output);
  }

  /** Fails if it has ended by itself. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "Pulih ended by itself with " + process.exitValue() + "; it said:\n" + said());
    }
  }

  /** Whether it has ended by itself, with what exit code. */
  OptionalInt ended() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** SIGSTOP: it does nothing at all until it is thawed. */
  void freeze() throws IOException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if no time had passed. */
  void thaw() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    String pid = Long.toString(process.pid());
    Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
    if (kill.onExit().join().exitValue() != 0) {
      throw new AssertionError("kill -" + name + " " + pid + " failed.");
    }
  }

  /** SIGTERM: it is asked to end. */
  void stop() throws IOException {
    signal("TERM");
  }

  /** SIGKILL: no shutdown hook runs. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What it has said so far. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
