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
import dev.pulih.service.testing.Mutation;
import dev.pulih.service.testing.RawHttp;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackPerson;
import dev.pulih.service.testing.SlackSender;
import dev.pulih.service.testing.SlackWorkspace;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
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
          "/api/explain?service=txn-service",
          "/api/switches",
          "/api/incidents/x/export",
          "/login",
          "/history",
          "/healthz",
          "/metrics",
          "/error");

  private static final String STRANGER = RawHttp.header("X-Pulih-User", "eve");
  private static final String KNOWN = RawHttp.header("X-Pulih-User", "siti");

  /** Stays as it is: after many wrong tokens none is looked at. */
  private static final String BEARER = RawHttp.header("Authorization", "Bearer " + TOKEN);

  private static final List<String> BODIES =
      List.of(
          "{\"reason\":\"x\",\"for\":\"30m\"}",
          "{\"note\":\"fixed\",\"falseAlarm\":true}",
          "{\"services\":[\"txn-service\"],\"reason\":\"new"
              + " disks\",\"for\":\"2h\",\"silent\":true}",
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
  private final RawHttp port = new RawHttp(web.port());
  private int asked;

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
          String body = Mutation.of(press ? press(random) : command(random), random);
          String head =
              SLACK.signature(NOW, body).entrySet().stream()
                  .map(line -> RawHttp.header(line.getKey(), line.getValue()))
                  .reduce("", String::concat);
          // 401 for one that was sent before.
          assertAnswered(
              RawHttp.request(
                  "POST", "/slack/" + (press ? "interactions" : "commands"), head + FORM, body),
              200,
              400,
              401);
        });
  }

  @Test
  void bytes_that_are_no_request_are_answered_and_strangers_get_nothing() {
    FUZZ.cases("raw requests", 6_500, this::ask);
    assertThat(desk.ledger.changes(Integer.MAX_VALUE))
        .hasSizeGreaterThanOrEqualTo(asked / 1_000)
        .noneMatch(change -> change.toString().contains("eve"));
    assertThat(RawHttp.status(port.sent(RawHttp.request("GET", "/healthz", "")))).isEqualTo(200);
  }

  private void ask(SplittableRandom random) {
    asked++;
    boolean known = random.nextBoolean();
    String spoiled =
        Mutation.of(
            RawHttp.request(
                random.nextInt(4) == 0 ? "GET" : "POST",
                Mutation.any(PATHS, random),
                (known ? KNOWN : STRANGER) + JSON,
                Mutation.any(BODIES, random)),
            random);
    String request = known ? END_OF_LINE.matcher(spoiled).replaceFirst("\r\n" + BEARER) : spoiled;
    assertThat(RawHttp.status(port.sent(request)))
        .as(request)
        .isIn(0, 200, 302, 400, 401, 403, 404, 405, 409, 411, 413, 414, 415, 431, 501, 505);
  }

  private static final Pattern END_OF_LINE = Pattern.compile("\r\n");

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
    return SlackPerson.form(random.nextBoolean() ? Mutation.of(payload, random) : payload);
  }

  private String command(SplittableRandom random) {
    List<String> texts =
        List.of(
            "status", "pause 30m x", "resume", "maintenance all 2h x", "runbook RB-01", "help", "");
    String text = Mutation.of(texts.get(random.nextInt(texts.size())), random);
    return SlackPerson.form(SITI.command(text, workspace.responseUrl()));
  }

  private void assertAnswered(String request, Object... statuses) {
    String answer = port.sent(request);
    assertThat(RawHttp.status(answer)).as("%s%n-> %s", request, answer).isIn(statuses);
    assertThat(answer).doesNotContain("Exception", "\tat ", "org.springframework");
  }
}
