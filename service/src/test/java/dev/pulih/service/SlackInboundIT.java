package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackPerson;
import dev.pulih.service.testing.SlackSender;
import dev.pulih.service.testing.SlackSocket;
import dev.pulih.service.testing.SlackWorkspace;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A whole Pulih in mode approve, which people in Slack tell what to do, by both ways. */
class SlackInboundIT {

  private static final SlackSender SLACK = new SlackSender("8f742231b10e8888abcd99yyyzzz85a5");
  private static final SlackPerson SITI = new SlackPerson("U0SITI00", "siti");

  @TempDir private Path folder;
  private final SlackWorkspace workspace = new SlackWorkspace();
  private final SlackSocket socket = new SlackSocket();
  private final Ailing world = new Ailing();
  private final MemoryEventLog log = new MemoryEventLog();
  private Running running;

  @BeforeEach
  void start() throws IOException {
    workspace.socketAt(socket::address);
    running = Instances.over(world, log, folder, configuration());
    await().atMost(Incidents.PATIENCE).until(() -> socket.greetings() == 1);
  }

  @AfterEach
  void stop() {
    running.close();
    await().atMost(Incidents.PATIENCE).until(() -> socket.open() == 0);
    socket.close();
    workspace.close();
    assertThat(socket.complaints()).isEmpty();
  }

  private PulihConfiguration configuration() throws IOException {
    String auto = Files.readString(Instances.file(folder, "auto"));
    String slack =
        "slack: {baseUrl: \"%s/api/\", token: \"${BOT}\", appToken: \"${APP}\", signingSecret: \"${SECRET}\", allowed: {users: [U0SITI00]}}\n"
            .formatted(workspace.uri());
    Path file = folder.resolve("approve.yaml");
    Files.writeString(
        file,
        auto.replaceFirst("mode: auto", "mode: approve").replaceFirst("(?m)^slack: .*\n", "")
            + slack);
    var result =
        ConfigurationFile.read(
            file,
            Map.of(
                "BOT",
                SlackEndpoint.TOKEN,
                "APP",
                SlackWorkspace.APP_TOKEN,
                "SECRET",
                SLACK.secret()));
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  private Optional<AwaitingApproval> question() {
    return new IncidentBook(log, _ -> {})
        .live().stream()
            .filter(AwaitingApproval.class::isInstance)
            .map(AwaitingApproval.class::cast)
            .findFirst();
  }

  @Test
  void what_waits_is_approved_over_socket_mode_and_done() {
    AwaitingApproval question =
        await().atMost(Incidents.PATIENCE).until(this::question, Optional::isPresent).orElseThrow();
    assertThat(world.restarts).isEmpty();
    String value = question.id() + "@" + question.deadline();
    String press = SITI.press("pulih.approve", value, workspace.responseUrl());
    String id = socket.send("interactive", JsonMapper.shared().readTree(press));
    await().atMost(Incidents.PATIENCE).until(() -> world.restarts.size() == 1);
    await().atMost(Incidents.PATIENCE).until(() -> socket.acknowledged(id));
    assertThat(new Caller(running).get("/api/status").body())
        .contains(
            "\"Slack orders\":\"Socket Mode connected since 20", "signed requests none so far");
    await()
        .atMost(Incidents.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(new Caller(running).get("/api/inbound").body())
                    .contains(
                        "slack:U0SITI00 (siti)",
                        "approve " + question.id(),
                        "\"outcome\":\"DONE\""));
  }

  @Test
  void it_is_paused_by_a_signed_request() {
    String body = SlackPerson.form(SITI.command("pause 30m release", workspace.responseUrl()));
    var answer =
        SlackSender.send(
            running.url().resolve("/slack/commands"), body, SLACK.signature(Instant.now(), body));
    assertThat(answer.statusCode()).isEqualTo(200);
    await().atMost(Incidents.PATIENCE).until(() -> !workspace.answers().isEmpty());
    assertThat(new Caller(running).get("/api/status").body())
        .contains("\"by\":\"slack:U0SITI00 (siti)\"");
  }
}
