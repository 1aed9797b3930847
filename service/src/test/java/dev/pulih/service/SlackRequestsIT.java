package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.analyse.Masking;
import dev.pulih.notify.FakeInboundLog;
import dev.pulih.notify.InboundLog.Entry;
import dev.pulih.notify.InboundLog.Outcome;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Maintenance;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.Samples;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Allowed;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.English;
import dev.pulih.service.slack.InboundSettings;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.SlackInbound;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.slack.WaysIn;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackPerson;
import dev.pulih.service.testing.SlackSender;
import dev.pulih.service.testing.SlackWorkspace;
import dev.pulih.service.testing.SlackWorkspace.Answer;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presses and commands by HTTP, on real sockets both ways, over a real machine. */
class SlackRequestsIT {

  private static final Status.Lead LEADS = new Status.Lead(true, "leads, in term 1");

  private static final SlackSender SLACK = new SlackSender("8f742231b10e8888abcd99yyyzzz85a5");
  private static final SlackPerson SITI = new SlackPerson("U0SITI00", "siti");
  private static final SlackPerson AMIR = new SlackPerson("U0AMIR00", "amir");
  private static final SlackPerson MEI = new SlackPerson("U0MEI000", "mei");
  private static final String BY_SITI = "slack:U0SITI00 (siti)";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the requests are dated with; five minutes on, they are old. */
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  private final SlackWorkspace workspace = new SlackWorkspace();
  private final FakeInboundLog log = new FakeInboundLog();
  private final OrderDesk desk = new OrderDesk();
  private final WaysIn ways = new WaysIn();
  private volatile Instant now = NOW;
  private Language language = Language.EN;
  private SlackInbound inbound;
  private WebServer web;

  /** Siti by name, Amir by the group; Mei may only read. */
  @BeforeEach
  void start() {
    workspace.group("S0OPS000", AMIR.id());
    open(new Allowed(Set.of(SITI.id()), Optional.of("S0OPS000")));
  }

  private void open(Allowed allowed) {
    SlackSettings settings =
        new SlackSettings(
            workspace.uri().resolve("/api"),
            new Secret(SlackEndpoint.TOKEN),
            new Channels("#bos-alerts", Map.of(), language),
            Duration.ofSeconds(10),
            new InboundSettings(
                Optional.of(new Secret(SLACK.secret())), Optional.empty(), allowed));
    inbound =
        new SlackInbound(
            settings,
            new SlackInbound.Tools(
                new SlackOrders(desk.room), id -> runbook(id), log, Masking.defaults(), () -> now),
            ways);
    web =
        WebServer.start(
            new WebServer.Settings("127.0.0.1", 0, Credentials.admin(new Secret("token"))),
            new WebServer.Served(desk.room, () -> LEADS, log, inbound.door(), Views.of(desk.room)),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static Optional<String> runbook(String id) {
    if (id.equals("RB-02")) {
      throw new IllegalStateException("disk full.");
    }
    return id.equals("RB-01") ? Optional.of("# A restart loop <&>") : Optional.empty();
  }

  private void reopen(Allowed allowed) {
    web.close();
    inbound.close();
    open(allowed);
  }

  @AfterEach
  void stop() {
    web.close();
    inbound.close();
    workspace.close();
  }

  // ----- sending

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + web.port() + "/slack/" + path);
  }

  private HttpResponse<String> send(String path, String body) {
    return SlackSender.send(at(path), body, SLACK.signature(NOW, body));
  }

  /** What is answered in words of Pulih's, all of which can be said in Korean, too. */
  private String press(SlackPerson person, String button, String value) {
    String answer = pressed(person, button, value);
    assertThat(English.leftInKorean(answer)).as(answer).isEmpty();
    return answer;
  }

  private String type(SlackPerson person, String text) {
    String answer = typed(person, text);
    assertThat(English.leftInKorean(answer)).as(answer).isEmpty();
    return answer;
  }

  private String pressed(SlackPerson person, String button, String value) {
    String url = workspace.responseUrl();
    String body = SlackPerson.form(person.press("pulih." + button, value, url));
    assertThat(send("interactions", body).statusCode()).isEqualTo(200);
    return answer(url);
  }

  private String typed(SlackPerson person, String text) {
    String url = workspace.responseUrl();
    String body = SlackPerson.form(person.command(text, url));
    assertThat(send("commands", body).statusCode()).isEqualTo(200);
    return answer(url);
  }

  private String answer(String url) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> workspace.answers().stream().filter(a -> url.endsWith(a.to())).findFirst(),
            Optional::isPresent)
        .map(Answer::text)
        .orElseThrow();
  }

  /** What was written down first. */
  private Entry written() {
    return log.latest(1_000).getFirst();
  }

  private static String at(String incident, Instant instant) {
    return incident + "@" + instant;
  }

  // ----- signatures

  private void assertRefused(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("This is not from Slack: " + why, "slack.signingSecret");
    assertThat(log.latest(10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo(Outcome.UNVERIFIED);
              assertThat(entry.channel()).isEqualTo(Channel.SLACK);
              assertThat(entry.who()).isEqualTo("127.0.0.1");
              assertThat(entry.why()).isEqualTo(why);
            });
    assertThat(desk.count(Approved.class)).isZero();
    assertThat(workspace.received()).isEmpty();
  }

  private String approval() {
    String value = at(desk.id(), desk.asksToRestart());
    return SlackPerson.form(SITI.press("pulih.approve", value, workspace.responseUrl()));
  }

  @Test
  void a_request_without_a_signature_is_answered_401_and_written_down() {
    assertRefused(
        SlackSender.send(at("interactions"), approval(), Map.of()), "it has no signature");
  }

  @Test
  void one_with_a_wrong_signature_too() {
    String body = approval();
    Map<String, String> wrong = new SlackSender("another-secret-000").signature(NOW, body);
    assertRefused(SlackSender.send(at("interactions"), body, wrong), "its signature is wrong");
  }

  @Test
  void one_whose_body_was_changed_after_signing_too() {
    String body = approval();
    Map<String, String> signature = SLACK.signature(NOW, body);
    assertRefused(
        SlackSender.send(at("interactions"), body + "&x=1", signature), "its signature is wrong");
  }

  @Test
  void one_of_five_minutes_and_a_second_ago_too() {
    String body = approval();
    now = NOW.plusSeconds(301);
    assertRefused(send("interactions", body), "its timestamp is not of the last five minutes");
  }

  @Test
  void commands_need_a_signature_as_well() {
    String body = SlackPerson.form(SITI.command("resume", workspace.responseUrl()));
    assertRefused(SlackSender.send(at("commands"), body, Map.of()), "it has no signature");
  }

  @Test
  void the_token_of_pulih_is_no_signature() {
    Map<String, String> bearer = Map.of("Authorization", "Bearer token");
    assertRefused(SlackSender.send(at("interactions"), approval(), bearer), "it has no signature");
  }

  @Test
  void the_same_request_is_not_taken_twice() {
    String body = SlackPerson.form(SITI.command("status", workspace.responseUrl()));
    assertThat(send("commands", body).statusCode()).isEqualTo(200);
    assertThat(send("commands", body).statusCode()).isEqualTo(401);
  }

  @Test
  void what_slack_signs_and_nobody_can_read_is_said() {
    assertThat(send("interactions", "payload=%7B").statusCode()).isEqualTo(400);
    assertThat(send("interactions", "nothing=here").statusCode()).isEqualTo(400);
    assertThat(send("commands", "text=%ZZ&a=b").body()).contains("cannot be read");
  }

  /** Fuzzing found the exception of a parser in the answer. */
  @Test
  void what_nobody_can_read_is_refused_in_pulihs_own_words() {
    for (String body : List.of("payload=%7B%22type", "payload=%5B1%5D", "payload=1e999")) {
      assertThat(send("interactions", body).body())
          .contains("it is no form with the fields that Slack documents")
          .doesNotContain("Exception", "com.google.gson");
    }
  }

  @Test
  void a_body_larger_than_any_message_is_refused_unread() {
    assertThat(send("interactions", "x".repeat(262_145)).statusCode()).isEqualTo(413);
  }

  @Test
  void other_interactions_are_acknowledged_and_nothing_is_done() {
    String link = SITI.press("open-dashboard", "x", workspace.responseUrl());
    assertThat(send("interactions", SlackPerson.form(link)).statusCode()).isEqualTo(200);
    String view = "{\"type\":\"view_closed\",\"user\":{\"id\":\"U0SITI00\"}}";
    assertThat(send("interactions", SlackPerson.form(view)).statusCode()).isEqualTo(200);
    assertThat(send("commands", "ssl_check=1&token=x").statusCode()).isEqualTo(200);
    inbound.close();
    assertThat(workspace.received()).isEmpty();
    assertThat(log.latest(10)).isEmpty();
  }

  @Test
  void the_status_tells_of_the_latest_request_and_of_the_latest_that_was_refused() {
    assertThat(ways.text()).contains("signed requests none so far");
    typed(SITI, "help");
    now = NOW.plusSeconds(1);
    String body = SlackPerson.form(SITI.command("help", workspace.responseUrl()));
    SlackSender.send(at("commands"), body, Map.of());
    assertThat(ways.text())
        .contains(
            "refused requests latest at 2026-11-23T04:00:01Z: it has no signature; signed requests"
                + " latest at 2026-11-23T04:00:00Z");
  }

  // ----- buttons

  @Test
  void approve_approves_as_the_person_and_says_so_to_them() {
    String value = at(desk.id(), desk.asksToRestart());
    assertThat(press(SITI, "approve", value)).contains("stage 1 approved by " + BY_SITI);
    assertThat(desk.events()).contains(new Approved(BY_SITI));
    assertThat(written())
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
              assertThat(entry.who()).isEqualTo(BY_SITI);
              assertThat(entry.what()).isEqualTo("approve " + desk.id());
            });
  }

  @Test
  void a_double_press_approves_once() {
    String value = at(desk.id(), desk.asksToRestart());
    press(SITI, "approve", value);
    assertThat(press(SITI, "approve", value)).contains("it is approved already, by " + BY_SITI);
    assertThat(desk.count(Approved.class)).isEqualTo(1);
  }

  @Test
  void hold_declines() {
    String value = at(desk.id(), desk.asksToRestart());
    assertThat(press(AMIR, "hold", value)).contains("declined by slack:U0AMIR00 (amir)");
    assertThat(desk.count(Declined.class)).isEqualTo(1);
    assertThat(press(AMIR, "hold", value)).contains("Nothing was done");
  }

  @Test
  void release_releases_the_breaker_that_the_button_is_of() {
    Instant since = desk.shifts();
    assertThat(press(SITI, "release", at(desk.id(), since.minusSeconds(1))))
        .contains("older breaker");
    assertThat(press(SITI, "release", at(desk.id(), since))).contains("releases the breaker");
    assertThat(press(AMIR, "release", at(desk.id(), since))).contains("releasing", "already");
    assertThat(desk.count(ReleaseRequested.class)).isEqualTo(1);
    assertThat(desk.state().facts().breaker()).isInstanceOf(Breaker.Releasing.class);
  }

  @Test
  void acknowledge_is_recorded_once() {
    String value = at(desk.id(), desk.calls());
    assertThat(press(SITI, "acknowledge", value)).contains(BY_SITI);
    assertThat(press(AMIR, "acknowledge", value))
        .contains(BY_SITI + " has acknowledged it already");
    assertThat(desk.count(Acknowledged.class)).isEqualTo(1);
  }

  @Test
  void false_alarm_closes_the_incident_once() {
    assertThat(press(SITI, "false-alarm", at(desk.id(), desk.alarm())))
        .contains("calls it a false alarm");
    assertThat(press(SITI, "false-alarm", at(desk.id(), desk.alarm()))).contains("already");
    assertThat(desk.count(CalledFalse.class)).isEqualTo(1);
  }

  @Test
  void the_button_of_an_older_message_does_nothing_and_says_so() {
    Instant deadline = desk.asksToRestart();
    assertThat(press(SITI, "approve", at(desk.id(), deadline.minusSeconds(60))))
        .contains("Nothing was done", "of an older question");
    assertThat(press(SITI, "hold", at(desk.id(), deadline.minusSeconds(60))))
        .contains("of an older question");
    assertThat(desk.count(Approved.class) + desk.count(Declined.class)).isZero();
    assertThat(written().outcome()).isEqualTo(Outcome.NOTHING);
  }

  @Test
  void a_button_of_another_version_does_nothing_and_says_so() {
    assertThat(press(SITI, "approve", desk.id())).contains("does not know that button");
    assertThat(press(SITI, "explode", desk.id())).contains("does not know that button");
  }

  // ----- permission

  @Test
  void without_permission_no_button_does_anything() {
    Instant deadline = desk.asksToRestart();
    Map<String, String> buttons = new HashMap<>();
    buttons.put("approve", at(desk.id(), deadline));
    buttons.put("hold", at(desk.id(), deadline));
    buttons.put("release", at(desk.id(), deadline));
    buttons.put("acknowledge", at(desk.id(), deadline));
    buttons.put("false-alarm", at(desk.id(), desk.alarm()));
    int before = desk.events().size();
    buttons.forEach(
        (button, value) ->
            assertThat(press(MEI, button, value))
                .contains("Nothing was done", "slack.allowed", "U0MEI000"));
    assertThat(desk.events()).hasSize(before);
    assertThat(log.latest(10)).hasSize(5).allMatch(e -> e.outcome() == Outcome.REFUSED);
  }

  @Test
  void without_permission_nothing_is_switched_and_everything_can_be_read() {
    assertThat(type(MEI, "pause 30m release")).contains("slack.allowed");
    assertThat(type(MEI, "resume")).contains("slack.allowed");
    assertThat(desk.ledger.switches().pause()).isEmpty();
    assertThat(type(MEI, "status")).contains("Pulih 1.2.3");
    assertThat(typed(MEI, "runbook RB-01")).contains("A restart loop");
    assertThat(type(MEI, "help")).contains("/pulih pause 30m REASON");
  }

  @Test
  void unless_configured_nobody_may_order_anything() {
    reopen(Allowed.nobody());
    String value = at(desk.id(), desk.asksToRestart());
    assertThat(press(SITI, "approve", value))
        .contains("nobody may order anything", "slack.allowed", "U0SITI00");
    assertThat(desk.count(Approved.class)).isZero();
  }

  @Test
  void the_group_is_asked_for_once_in_five_minutes() {
    String value = at(desk.id(), desk.asksToRestart());
    press(AMIR, "hold", value);
    press(AMIR, "hold", value);
    assertThat(workspace.calls("usergroups.users.list")).isEqualTo(1);
    workspace.group("S0OPS000");
    now = NOW.plus(Duration.ofMinutes(5));
    assertThat(press(AMIR, "hold", value)).contains("slack.allowed");
    assertThat(workspace.calls("usergroups.users.list")).isEqualTo(2);
  }

  /** Siti is named herself, so the group is not asked for. */
  @Test
  void a_group_that_cannot_be_read_lets_nobody_in_and_says_so() {
    reopen(new Allowed(Set.of(SITI.id()), Optional.of("S0GONE00")));
    String value = at(desk.id(), desk.asksToRestart());
    assertThat(press(AMIR, "approve", value))
        .contains("the user group that may order is not known: no_such_subteam");
    assertThat(desk.count(Approved.class)).isZero();
    assertThat(written().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(press(SITI, "approve", value)).contains("approved by");
  }

  @Test
  void what_was_known_of_a_group_does_not_outlive_a_failure() {
    String value = at(desk.id(), desk.asksToRestart());
    press(AMIR, "hold", value);
    now = NOW.plus(Duration.ofMinutes(5));
    workspace.failAlways(Fault.status(500));
    assertThat(press(AMIR, "hold", value)).contains("not known");
    workspace.recover();
    assertThat(press(AMIR, "hold", value)).doesNotContain("not known");
  }

  // ----- commands

  @Test
  void pause_and_resume_are_recorded_with_who() {
    assertThat(type(SITI, "pause 30m  database <maintenance>")).contains("No actions until");
    assertThat(desk.ledger.switches().pause())
        .hasValueSatisfying(
            pause -> {
              assertThat(pause.by()).isEqualTo(BY_SITI);
              assertThat(pause.why()).isEqualTo("database <maintenance>");
            });
    assertThat(type(SITI, "status")).contains("database &lt;maintenance&gt;");
    assertThat(type(SITI, "RESUME")).contains("acts again", "database");
    assertThat(desk.ledger.switches().pause()).isEmpty();
    assertThat(log.latest(10)).extracting(Entry::what).contains("resume");
  }

  @Test
  void windows_of_maintenance_are_planned_listed_and_ended_by_those_who_may() {
    assertThat(type(MEI, "maintenance txn-service 2h new disks")).contains("slack.allowed");
    assertThat(typed(MEI, "maintenance")).isEqualTo("No window of maintenance is on or to come.");
    String begun = type(SITI, "maintenance silent txn-service 2h  new disks");
    assertThat(begun).contains("no actions for bos/txn-service; nobody is called or told");
    Maintenance window = desk.room.maintenance().windows(Samples.at(0)).getFirst();
    assertThat(window.work())
        .isEqualTo(new Maintenance.Work(Set.of(Samples.TXN), BY_SITI, "new disks", true));
    assertThat(typed(MEI, "maintenance list")).contains(window.id(), "(silent)", "new disks");
    assertThat(type(MEI, "maintenance end " + window.id())).contains("slack.allowed");
    assertThat(type(SITI, "maintenance end " + window.id())).contains("is over.");
    assertThat(desk.room.maintenance().windows(Samples.at(0))).isEmpty();
    assertThat(type(SITI, "maintenance txn-service")).contains("its length and a reason");
    assertThat(log.latest(10))
        .extracting(Entry::what)
        .contains("maintenance silent txn-service 2h new disks", "maintenance end " + window.id());
  }

  @Test
  void what_is_not_understood_is_answered_with_what_is() {
    assertThat(type(SITI, "")).contains("/pulih status");
    assertThat(type(SITI, "dance <!channel>")).contains("\"dance\" is not known", "/pulih resume");
    assertThat(type(SITI, "pause 30m")).contains("a reason");
    assertThat(type(SITI, "pause soon because")).contains("no length of time");
    assertThat(type(SITI, "runbook")).contains("/pulih runbook RB-01");
    assertThat(type(SITI, "runbook ../../etc")).contains("There is no runbook");
    assertThat(desk.ledger.switches().pause()).isEmpty();
  }

  @Test
  void a_runbook_is_shown_as_text() {
    assertThat(typed(SITI, "runbook rb-01")).isEqualTo("# A restart loop &lt;&amp;&gt;");
  }

  @Test
  void what_is_answered_is_masked() {
    type(SITI, "pause 30m siti@example.com asked for it");
    assertThat(typed(MEI, "status")).contains("asked for it").doesNotContain("siti@example.com");
  }

  /** The name is whatever a person calls himself. */
  @Test
  void a_name_stays_on_its_line_and_within_its_length() {
    SlackPerson odd = new SlackPerson(SITI.id(), "x\n\u202Egnp\0 " + "y".repeat(100));
    type(odd, "resume");
    assertThat(written().who())
        .startsWith("slack:U0SITI00 (x gnp yyyy")
        .endsWith("…)")
        .hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void a_person_is_answered_in_korean_where_that_is_read_and_what_is_written_down_stays_english() {
    language = Language.KO;
    reopen(new Allowed(Set.of(SITI.id()), Optional.empty()));
    String value = at(desk.id(), desk.asksToRestart());
    assertThat(pressed(SITI, "approve", value))
        .isEqualTo(desk.id() + ": " + BY_SITI + " 님이 1단계를 승인했습니다.");
    assertThat(written().why()).isEqualTo(desk.id() + ": stage 1 approved by " + BY_SITI + ".");
    assertThat(pressed(MEI, "hold", value)).contains("아무 조치도 하지 않았습니다", "권한", "U0MEI000");
    assertThat(pressed(SITI, "obliterate", "x")).startsWith("이 Pulih가 모르는 버튼입니다.");
    assertThat(typed(SITI, "status")).contains("조치: 모드에 따라 실행", "관측 불가: bos/api-gateway");
    assertThat(typed(SITI, "help")).contains("/pulih pause 30m 이유");
    assertThat(typed(SITI, "춤")).startsWith("\"춤\": 없는 명령입니다.");
    assertThat(typed(SITI, "runbook rb-01")).isEqualTo("# A restart loop &lt;&amp;&gt;");
    assertThat(typed(SITI, "runbook RB-99")).contains("그런 런북이 없습니다");
    assertThat(typed(SITI, "pause 30m the release")).contains("조치를 멈춥니다");
    assertThat(typed(SITI, "maintenance all 1h the move")).contains("모든 서비스", "점검");
    assertThat(desk.ledger.switches().pause())
        .hasValueSatisfying(pause -> assertThat(pause.why()).isEqualTo("the release"));
  }

  @Test
  void what_fails_is_answered_too() {
    assertThat(type(SITI, "runbook RB-02"))
        .isEqualTo("Pulih failed to answer: disk full. Its log has the details.");
  }

  // ----- answers that fail

  @Test
  void where_the_response_url_fails_the_bot_answers_itself() {
    workspace.failResponses(Fault.status(500));
    String value = at(desk.id(), desk.asksToRestart());
    String body = SlackPerson.form(SITI.press("pulih.approve", value, workspace.responseUrl()));
    assertThat(send("interactions", body).statusCode()).isEqualTo(200);
    Answer answer =
        await().atMost(PATIENCE).until(() -> workspace.answers(), a -> !a.isEmpty()).getFirst();
    assertThat(answer.through()).isEqualTo("chat.postEphemeral");
    assertThat(answer.to()).isEqualTo(SITI.id());
    assertThat(answer.text()).contains("approved by");
  }

  @Test
  void where_no_answer_arrives_the_order_stands_all_the_same() {
    workspace.failResponses(new Fault.Drops());
    workspace.failAlways(Fault.status(500));
    String value = at(desk.id(), desk.asksToRestart());
    String body = SlackPerson.form(SITI.press("pulih.approve", value, workspace.responseUrl()));
    assertThat(send("interactions", body).statusCode()).isEqualTo(200);
    inbound.close();
    assertThat(desk.count(Approved.class)).isEqualTo(1);
    assertThat(written().outcome()).isEqualTo(Outcome.DONE);
  }

  // ----- what was written down

  @Test
  void the_api_tells_what_came_in_newest_first_to_whoever_has_the_token() {
    type(SITI, "pause 30m release");
    now = NOW.plusSeconds(1);
    type(MEI, "resume");
    URI api = URI.create("http://127.0.0.1:" + web.port() + "/api/inbound");
    assertThat(get(api, "wrong").statusCode()).isEqualTo(401);
    String all = get(api, "token").body();
    assertThat(all).contains("\"outcome\":\"REFUSED\"", BY_SITI, "pause 30m release");
    assertThat(all.indexOf("resume")).isLessThan(all.indexOf("pause 30m"));
    assertThat(get(URI.create(api + "?limit=1"), "token").body()).doesNotContain("pause 30m");
    assertThat(get(URI.create(api + "?limit=0"), "token").statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> get(URI uri, String token) {
    return SlackSender.get(uri, Map.of("Authorization", "Bearer " + token));
  }

  @Test
  void only_posts_are_let_past_the_token() {
    List<Integer> statuses =
        List.of(
            SlackSender.get(at("interactions"), Map.of()).statusCode(),
            SlackSender.send(at("interactions/more"), "x=1", Map.of()).statusCode());
    assertThat(statuses).containsOnly(401);
  }
}
