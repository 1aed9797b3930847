package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Fuzz;
import dev.pulih.analyse.Masking;
import dev.pulih.notify.FakeInboundLog;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Allowed;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.InboundSettings;
import dev.pulih.service.slack.SlackInbound;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.slack.WaysIn;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackPerson;
import dev.pulih.service.testing.SlackSender;
import dev.pulih.service.testing.SlackWorkspace;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in by the port, it is answered, never by a failure, and orders nothing unsigned.
 */
class InboundFuzzTest {

  private static final Fuzz FUZZ = new Fuzz(3);

  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final String TOKEN = "the-token-of-this-test";
  private static final Allowance UNLIMITED = new Allowance(100_000, 20);
  private static final SlackSender SLACK = new SlackSender("planted-signing-secret");
  private static final SlackPerson SITI = new SlackPerson("U0SITI00", "siti");

  /** A label of Pulih's own metrics. */
  private static final String FAILURE_COUNTED = "(exception|error)=\"\\w+\"";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})[^\n]*\r\n");

  private static final List<String> PIECES =
      List.of(
          "\0",
          "\r\n",
          "\n",
          "%",
          "%00",
          "%zz",
          "../",
          "//",
          ";",
          "?",
          "#",
          "&",
          "=",
          "+",
          "{",
          "}",
          "[",
          "\"",
          "\\",
          "\\u0000",
          "\ud83d\ude00",
          "null",
          "1e999",
          "-1",
          "<script>",
          "payload=",
          "user",
          "99999999999",
          "P1D",
          "2026-11-28T15:00:00Z",
          "all",
          "@",
          "bos.txn-service.1",
          "' or 1=1 --",
          "${jndi:x}");

  private static final List<String> PATHS =
      List.of(
          "/api/status",
          "/api/incidents",
          "/api/incidents/dead-letters",
          "/api/incidents/agreement",
          "/api/incidents/bos.txn-service.1",
          "/api/incidents/x/approve",
          "/api/incidents/x/close",
          "/api/pause",
          "/api/kill",
          "/api/resume",
          "/api/maintenance",
          "/api/maintenance/m-1",
          "/api/inbound?limit=3",
          "/slack/interactions",
          "/slack/commands",
          "/healthz",
          "/metrics",
          "/error");

  private static final List<String> BODIES =
      List.of(
          "{\"reason\":\"x\",\"for\":\"30m\"}",
          "{\"note\":\"fixed\",\"falseAlarm\":true}",
          "{\"services\":[\"txn-service\"],\"reason\":\"new disks\",\"for\":\"2h\",\"silent\":true}",
          "");

  private final SlackWorkspace workspace = new SlackWorkspace();
  private final OrderDesk desk = new OrderDesk();
  private final FakeInboundLog log = new FakeInboundLog();
  private final SlackInbound inbound =
      new SlackInbound(
          settings(),
          new SlackInbound.Tools(
              new SlackOrders(desk.room),
              _ -> Optional.empty(),
              log,
              Masking.defaults(),
              () -> NOW),
          new WaysIn());
  private final WebServer web =
      WebServer.start(
          new WebServer.Settings(
              "127.0.0.1",
              0,
              Credentials.admin(new Secret(TOKEN)),
              Optional.empty(),
              UNLIMITED,
              false),
          new WebServer.Served(
              desk.room,
              () -> new Status.Lead(true, "leads, in term 1"),
              log,
              inbound.door(),
              Views.of(desk.room)),
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  private SlackSettings settings() {
    return new SlackSettings(
        workspace.uri().resolve("/api"),
        new Secret(SlackEndpoint.TOKEN),
        new Channels("#bos-alerts", Map.of()),
        Duration.ofSeconds(10),
        new InboundSettings(
            Optional.of(new Secret(SLACK.secret())),
            Optional.empty(),
            new Allowed(Set.of(SITI.id()), Optional.empty())));
  }

  @AfterEach
  void stop() {
    web.close();
    inbound.close();
    workspace.close();
  }

  @Test
  void a_signed_request_of_slacks_that_is_mutilated_is_answered() {
    FUZZ.cases(
        "Slack's requests",
        6_500,
        random -> {
          boolean press = random.nextBoolean();
          String body = mutated(press ? press(random) : command(random), random);
          String head =
              SLACK.signature(NOW, body).entrySet().stream()
                  .map(InboundFuzzTest::line)
                  .reduce("", String::concat);
          // 401 for one that was sent before.
          assertAnswered(
              post("/slack/" + (press ? "interactions" : "commands"), head + FORM, body),
              200,
              400,
              401);
        });
  }

  @Test
  void a_request_to_the_api_that_is_mutilated_is_answered() {
    FUZZ.cases(
        "requests to the API",
        6_500,
        random -> {
          String path =
              mutated(PATHS.get(random.nextInt(PATHS.size())), random).replaceAll("[\\s]", "");
          String body = mutated(BODIES.get(random.nextInt(BODIES.size())), random);
          String head = line(Map.entry("Authorization", "Bearer " + TOKEN)) + JSON;
          String request =
              random.nextInt(3) == 0 ? get("/" + path, head) : post("/" + path, head, body);
          // 302 for a path that became a page's: there the bearer is a stranger.
          assertAnswered(request, 200, 302, 400, 401, 403, 404, 405, 406, 409, 411, 413, 415, 503);
        });
  }

  @Test
  void bytes_that_are_no_request_and_strangers_get_nothing() {
    FUZZ.cases(
        "raw requests",
        6_500,
        random -> {
          String path = PATHS.get(random.nextInt(PATHS.size()));
          String body = BODIES.get(random.nextInt(BODIES.size()));
          String request =
              mutated(post(path, line(Map.entry("X-Pulih-User", "eve")) + JSON, body), random);
          int status = status(sent(request));
          assertThat(status)
              .as(request)
              .isIn(0, 200, 400, 401, 403, 404, 405, 411, 413, 414, 415, 431, 501, 505);
        });
    assertThat(desk.ledger.switches().toString()).doesNotContain("eve");
    assertThat(status(sent(get("/healthz", "")))).isEqualTo(200);
  }

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  private String press(SplittableRandom random) {
    List<String> actions =
        List.of("pulih.approve", "pulih.close", "pulih.release", "pulih.hold", "x");
    String payload =
        SITI.press(
            actions.get(random.nextInt(actions.size())),
            desk.id() + "@" + NOW,
            workspace.responseUrl());
    return SlackPerson.form(random.nextBoolean() ? mutated(payload, random) : payload);
  }

  private String command(SplittableRandom random) {
    List<String> texts =
        List.of(
            "status", "pause 30m x", "resume", "maintenance all 2h x", "runbook RB-01", "help", "");
    String text = mutated(texts.get(random.nextInt(texts.size())), random);
    return SlackPerson.form(SITI.command(text, workspace.responseUrl()));
  }

  private static String mutated(String text, SplittableRandom random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.setLength(at);
        default -> mutated.setCharAt(at, (char) random.nextInt(1, 0x3000));
      }
    }
    return mutated.toString();
  }

  private static String line(Map.Entry<String, String> header) {
    return header.getKey() + ": " + header.getValue() + "\r\n";
  }

  private static String get(String path, String head) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + head + "\r\n";
  }

  private static String post(String path, String head, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + head
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  private void assertAnswered(String request, Integer... statuses) {
    String answer = sent(request);
    assertThat(status(answer)).as("%s%n-> %s", request, answer).isIn((Object[]) statuses);
    assertThat(answer.replaceAll(FAILURE_COUNTED, ""))
        .doesNotContain("Exception", "\tat ", "org.springframework");
  }

  /** 0 where the connection is closed without a word. */
  private static int status(String answer) {
    Matcher status = STATUS.matcher(answer);
    return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
  }

  private String sent(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(120_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException closed) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(request, e);
    }
  }
}
