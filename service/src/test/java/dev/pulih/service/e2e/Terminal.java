package dev.pulih.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A command line in a process of its own, as somebody would type it into a terminal. */
final class Terminal implements AutoCloseable {

  private final Process process;
  private final Path output;

  private Terminal(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Types a command.
   *
   * @param folder where
   * @param path the folder in which the shell looks for programs first
   */
  static Terminal type(String command, Path folder, Path path) throws IOException {
    Path output = Files.createTempFile(folder, "terminal", ".log");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command);
    Map<String, String> environment = builder.environment();
    environment.merge("PATH", path.toString(), (usual, first) -> first + ":" + usual);
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Terminal(process, output);
  }

  /** Waits for its end; returns its exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  boolean isOpen() {
    return process.isAlive();
  }

  String said() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
