package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.testing.FreePort;
import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README tells people to type under "Watch something real", typed: word for word, but for
 * the ports, which may be taken on this machine.
 */
class ReadmeIT {

  private static final Pattern COMMANDS =
      Pattern.compile("## Watch something real\\n.*?```console\\n(.*?)```", Pattern.DOTALL);
  private static final Path JAR = Path.of("target", "pulih.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private final List<Terminal> terminals = new ArrayList<>();
  private final int prometheusPort = FreePort.next();

  @Test
  void the_commands_that_watch_something_real_end_with_an_incident() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSize(5);
    pulih();
    simulate(commands.get(0));
    open(commands.get(1) + " --web.listen-address=127.0.0.1:" + prometheusPort);
    awaitSaid(commands.get(2), "Prometheus");
    open(commands.get(3));
    awaitSaid(commands.get(4), "txn-service");
  }

  @Test
  void the_play_on_pages_begins_and_ends_when_it_is_told_to() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "dashboard.md"));
    String command =
        page.lines().filter(line -> line.startsWith("./pulih demo")).findFirst().orElseThrow();
    pulih();
    Terminal play = open(command + " --port 0");
    await(command).atMost(PATIENCE).until(() -> play.said().contains("pages  http://127.0.0.1:"));
    requireOpen();
    play.close();
    assertThat(play.awaitEnd()).as(play.said()).isEqualTo(143);
  }

  private static List<String> commands() throws IOException {
    Matcher matcher = COMMANDS.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(matcher.find()).as("the section and its commands").isTrue();
    return matcher.group(1).lines().toList();
  }

  /**
   * {@code ./pulih} without its look at whether the build is stale: this is a part of the build.
   */
  private void pulih() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        folder.resolve("pulih"),
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar '%s' \"$@\"\n"
            .formatted(java, JAR));
    Files.setPosixFilePermissions(
        folder.resolve("pulih"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void simulate(String command) throws IOException {
    Terminal simulation = open(command + " --prometheus-port " + prometheusPort);
    await("the simulator")
        .atMost(PATIENCE)
        .until(() -> simulation.said().contains("The fault begins at"));
    Files.writeString(
        folder.resolve("pulih-simulation/pulih.yaml"),
        "server: {port: 0}\n",
        StandardOpenOption.APPEND);
  }

  /** Types it again until it succeeds and says this: what it asks may still be starting. */
  private void awaitSaid(String command, String part) {
    await(command)
        .atMost(PATIENCE)
        .until(
            () -> {
              requireOpen();
              return succeeds(command, part);
            });
  }

  private boolean succeeds(String command, String part) throws IOException, InterruptedException {
    try (Terminal terminal = type(command)) {
      return terminal.awaitEnd() == 0 && terminal.said().contains(part);
    }
  }

  private Terminal open(String command) throws IOException {
    Terminal terminal = type(command);
    terminals.add(terminal);
    return terminal;
  }

  private Terminal type(String command) throws IOException {
    return Terminal.type(command, folder, SystemTool.require("prometheus").getParent());
  }

  /** What keeps a terminal is still there. */
  private void requireOpen() throws IOException {
    for (Terminal terminal : terminals) {
      assertThat(terminal.isOpen()).as(terminal.said()).isTrue();
    }
  }

  @AfterEach
  void closeAll() {
    terminals.reversed().forEach(Terminal::close);
  }
}
