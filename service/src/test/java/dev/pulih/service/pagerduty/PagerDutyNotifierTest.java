package dev.pulih.service.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.Received;
import dev.pulih.service.testing.Reply;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagerDutyNotifierTest {

  private static final String KEY = "planted0000000000000000000routin";
  private static final String OTHER_KEY = "0123456789abcdef0123456789abcdef";
  private static final ServiceRef TXN = new ServiceRef("prod", "txn-service");
  private static final ServiceRef BILLING = new ServiceRef("prod", "billing-service");
  private static final Instant NOW = Instant.parse("2026-11-23T02:31:15Z");

  private final PagerDutyEndpoint endpoint = new PagerDutyEndpoint();
  private final PagerDutyNotifier notifier =
      new PagerDutyNotifier(settings(endpoint), Clock.fixed(NOW, ZoneOffset.UTC));

  static PagerDutySettings settings(PagerDutyEndpoint endpoint) {
    return settings(endpoint, Duration.ofSeconds(10));
  }

  private static PagerDutySettings settings(PagerDutyEndpoint endpoint, Duration timeout) {
    return new PagerDutySettings(
        endpoint.uri(),
        new RoutingKeys(new Secret(KEY), Map.of(BILLING, new Secret(OTHER_KEY))),
        timeout,
        Duration.ofMinutes(2));
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void a_page_is_exactly_this_request() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("error rate", "15 % (bound 5 %)");
    details.put("tried", "rollout restart: not recovered");
    notifier.send(new Notification(Kind.PAGE, linked(), "txn-service fails", details, none()));
    assertThat(sent("/v2/enqueue"))
        .isEqualTo(
            json(
                """
                {"routing_key":"planted0000000000000000000routin",
                 "event_action":"trigger",
                 "dedup_key":"inc-7",
                 "client":"Pulih",
                 "client_url":"https://pulih.example/prod/txn-service",
                 "links":[
                   {"href":"https://pulih.example/prod/txn-service","text":"Dashboard"},
                   {"href":"https://wiki.example/RB-01","text":"Runbook RB-01"}],
                 "payload":{
                   "summary":"txn-service fails",
                   "source":"prod/txn-service",
                   "severity":"critical",
                   "component":"txn-service",
                   "group":"prod",
                   "custom_details":{
                     "error rate":"15 % (bound 5 %)",
                     "tried":"rollout restart: not recovered"}}}\
                """));
  }

  @Test
  void a_page_without_links_has_neither_links_nor_an_address_of_the_client() {
    notifier.send(notification(Kind.PAGE, "txn-service fails"));
    assertThat(sent("/v2/enqueue").propertyNames()).doesNotContain("links", "client_url");
  }

  @Test
  void a_resolution_is_exactly_this_request() {
    notifier.send(notification(Kind.RESOLVE, "over"));
    assertThat(sent("/v2/enqueue"))
        .isEqualTo(
            json(
                """
                {"routing_key":"planted0000000000000000000routin",
                 "event_action":"resolve",
                 "dedup_key":"inc-7"}\
                """));
  }

  @Test
  void an_acknowledgement_is_exactly_this_request() {
    notifier.send(notification(Kind.ACKNOWLEDGE, "Siti has taken it"));
    assertThat(sent("/v2/enqueue"))
        .isEqualTo(
            json(
                """
                {"routing_key":"planted0000000000000000000routin",
                 "event_action":"acknowledge",
                 "dedup_key":"inc-7"}\
                """));
  }

  @Test
  void a_change_is_exactly_this_request() {
    Map<String, String> details = Map.of("Stage 1", "rollout restart of txn-service-v1");
    notifier.send(new Notification(Kind.CHANGE, linked(), "restarted", details, none()));
    assertThat(sent("/v2/change/enqueue"))
        .isEqualTo(
            json(
                """
                {"routing_key":"planted0000000000000000000routin",
                 "payload":{
                   "summary":"restarted",
                   "timestamp":"2026-11-23T02:31:15Z",
                   "source":"prod/txn-service",
                   "custom_details":{"Stage 1":"rollout restart of txn-service-v1"}},
                 "links":[
                   {"href":"https://pulih.example/prod/txn-service","text":"Dashboard"},
                   {"href":"https://wiki.example/RB-01","text":"Runbook RB-01"}]}\
                """));
    assertThat(endpoint.changes()).hasSize(1);
    assertThat(endpoint.open()).isEmpty();
  }

  @Test
  void a_change_by_the_key_of_a_ruleset_is_rejected_before_it_is_sent() {
    RoutingKeys ruleset = new RoutingKeys(new Secret("R" + KEY.substring(1)), Map.of());
    PagerDutySettings settings =
        new PagerDutySettings(
            endpoint.uri(), ruleset, Duration.ofSeconds(10), Duration.ofMinutes(2));
    PagerDutyNotifier paging = new PagerDutyNotifier(settings, Clock.systemUTC());
    assertThat(paging.send(notification(Kind.CHANGE, "restarted")).toString())
        .contains("Rejected", "integration on a service");
    assertThat(endpoint.received()).isEmpty();
    assertThat(paging.send(notification(Kind.PAGE, "fails"))).isEqualTo(new Delivered("inc-7"));
  }

  @Test
  void who_takes_it_acknowledges_the_alert_of_the_page_which_the_resolution_closes() {
    notifier.send(notification(Kind.ACKNOWLEDGE, "too early"));
    assertThat(endpoint.acknowledged()).isEmpty();
    notifier.send(notification(Kind.PAGE, "fails"));
    notifier.send(notification(Kind.ACKNOWLEDGE, "Siti has taken it"));
    assertThat(endpoint.acknowledged()).containsExactly("inc-7");
    notifier.send(notification(Kind.RESOLVE, "over"));
    assertThat(endpoint.open()).isEmpty();
  }

  @Test
  void a_key_that_pagerduty_does_not_know_is_rejected() {
    endpoint.removes(KEY);
    assertThat(notifier.send(notification(Kind.PAGE, "fails")).toString())
        .contains("Rejected", "Invalid routing key");
  }

  @Test
  void an_update_sends_nothing_and_is_delivered() {
    assertThat(notifier.send(notification(Kind.UPDATE, "restarting")))
        .isEqualTo(new Delivered("inc-7"));
    assertThat(endpoint.received()).isEmpty();
  }

  @Test
  void a_repeated_page_opens_one_alert_which_the_resolution_closes() {
    notifier.send(notification(Kind.PAGE, "fails"));
    notifier.send(notification(Kind.PAGE, "fails"));
    assertThat(endpoint.opened("inc-7")).isEqualTo(1);
    notifier.send(notification(Kind.RESOLVE, "over"));
    assertThat(endpoint.open()).isEmpty();
  }

  @Test
  void a_p2_is_an_error() {
    About about = new About("inc-7", TXN, Severity.P2);
    notifier.send(new Notification(Kind.PAGE, about, "lag grows", Map.of(), none()));
    assertThat(endpoint.pages().getFirst().body().at("/payload/severity").asString())
        .isEqualTo("error");
  }

  @Test
  void a_service_with_a_key_of_its_own_pages_by_it_and_resolves_by_it() {
    notifier.send(new Notification(Kind.PAGE, about(BILLING), "fails", Map.of(), none()));
    notifier.send(new Notification(Kind.RESOLVE, about(BILLING), "over", Map.of(), none()));
    assertThat(endpoint.events())
        .allSatisfy(
            event -> assertThat(event.body().path("routing_key").asString()).isEqualTo(OTHER_KEY));
  }

  @Test
  void a_long_summary_is_cut_with_a_mark() {
    notifier.send(notification(Kind.PAGE, "x".repeat(2_000)));
    assertThat(endpoint.pages().getFirst().body().at("/payload/summary").asString())
        .hasSize(1024)
        .endsWith("…");
  }

  @Test
  void a_long_incident_id_becomes_a_key_of_its_own() {
    String id = "i".repeat(300);
    page(id + "a");
    page(id + "b");
    assertThat(endpoint.pages())
        .extracting(PagerDutyEndpoint.Event::dedupKey)
        .doesNotHaveDuplicates()
        .allSatisfy(key -> assertThat(key).hasSizeLessThanOrEqualTo(255));
  }

  @Test
  void the_longest_details_are_cut_as_little_as_needed_and_the_event_says_so() {
    for (Kind kind : List.of(Kind.PAGE, Kind.CHANGE)) {
      Map<String, String> details =
          Map.of("log", "y".repeat(600_000), "trace", "z".repeat(50_000), "note", "short");
      notifier.send(new Notification(kind, about(TXN), "fails", details, none()));
      Received request = endpoint.received().getLast();
      JsonNode shown = json(request.body()).at("/payload/custom_details");
      // 512,000 bytes, less 50,005 of the shorter details, less some 500 for all around them.
      assertThat(shown.path("log").asString().length()).isBetween(461_000, 462_000);
      assertThat(shown.path("log").asString().endsWith("…")).isTrue();
      assertThat(shown.path("trace").asString().length()).isEqualTo(50_000);
      assertThat(shown.path("note").asString()).isEqualTo("short");
      assertThat(shown.path("shortened").asString()).contains("cut to", "512 KB");
    }
    assertThat(endpoint.pages()).hasSize(1);
    assertThat(endpoint.changes()).hasSize(1);
  }

  @Test
  void bytes_count_and_not_characters() {
    // Three bytes each: 600,000 in all.
    notifier.send(with(Map.of("log", "회".repeat(200_000))));
    assertThat(endpoint.pages()).hasSize(1);
  }

  @Test
  void details_that_are_too_many_are_left_out_and_the_page_says_so() {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 60_000; i++) {
      many.put("label " + i, "value");
    }
    notifier.send(with(many));
    JsonNode details = endpoint.pages().getFirst().body().at("/payload/custom_details");
    assertThat(details.path("left out").asString()).startsWith("60000 details exceed");
  }

  @Test
  void a_400_is_rejected_with_what_pagerduty_says() {
    endpoint.failNext(
        new Fault.Answers(
            Reply.json(400, "{\"errors\":[\"'routing_key' is wrong: " + KEY + "\"]}")));
    Delivery delivery = notifier.send(notification(Kind.PAGE, "fails"));
    assertThat(delivery).isInstanceOf(Rejected.class);
    assertThat(delivery.toString()).contains("'routing_key' is wrong: ***");
  }

  @Test
  void a_429_waits_as_long_as_it_says_else_minutes() {
    endpoint.failNext(Fault.throttled(Duration.ofSeconds(7)), Fault.throttled());
    assertThat(retry(notification(Kind.PAGE, "fails")).after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(retry(notification(Kind.PAGE, "fails")).after()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 200, 204})
  void a_failure_and_an_acceptance_that_is_none_are_tried_again(int status) {
    endpoint.failNext(Fault.status(status));
    assertThat(retry(notification(Kind.PAGE, "fails")).why()).contains(Integer.toString(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 413})
  void an_answer_that_is_not_pagerdutys_names_the_base_url(int status) {
    endpoint.failNext(Fault.status(status));
    assertThat(notifier.send(notification(Kind.PAGE, "fails")).toString())
        .contains("Rejected", "base URL");
  }

  @Test
  void half_an_answer_and_a_closed_connection_are_tried_again() {
    endpoint.failNext(
        new Fault.Halves(Reply.json(202, "{\"status\":\"success\"}")), new Fault.Drops());
    for (int i = 0; i < 2; i++) {
      assertThat(retry(notification(Kind.PAGE, "fails")).why()).contains("no answer");
    }
    assertThat(endpoint.events()).isEmpty();
  }

  @Test
  void silence_is_tried_again() {
    endpoint.failNext(new Fault.Hangs());
    // Long enough to be no accident, short enough to wait out.
    PagerDutySettings hasty = settings(endpoint, Duration.ofMillis(300));
    assertThat(
            new PagerDutyNotifier(hasty, Clock.systemUTC()).send(notification(Kind.PAGE, "fails")))
        .asString()
        .contains("Retry", "no answer");
  }

  @Test
  void an_answer_that_drips_is_not_waited_for() {
    endpoint.failNext(
        new Fault.Drips(Reply.json(202, "{\"status\":\"success\"}"), Duration.ofMillis(200)));
    PagerDutySettings hasty = settings(endpoint, Duration.ofMillis(300));
    assertThat(
            new PagerDutyNotifier(hasty, Clock.systemUTC()).send(notification(Kind.PAGE, "fails")))
        .asString()
        .contains("Retry", "no whole answer within");
  }

  @Test
  void an_answer_without_end_is_read_for_a_while_only() {
    endpoint.failNext(new Fault.Answers(new Reply(400, Map.of(), "no".repeat(5_000_000))));
    assertThat(notifier.send(notification(Kind.PAGE, "fails"))).isInstanceOf(Rejected.class);
  }

  @Test
  void a_port_where_nothing_listens_is_tried_again() {
    endpoint.close();
    assertThat(retry(notification(Kind.PAGE, "fails")).why()).contains("no answer");
  }

  @Test
  void a_lost_answer_and_its_repeat_open_one_alert() {
    endpoint.failNext(new Fault.LosesTheAnswer());
    assertThat(notifier.send(notification(Kind.PAGE, "fails"))).isInstanceOf(Retry.class);
    assertThat(notifier.send(notification(Kind.PAGE, "fails"))).isEqualTo(new Delivered("inc-7"));
    assertThat(endpoint.opened("inc-7")).isEqualTo(1);
  }

  @Test
  void the_key_shows_in_no_text() {
    assertThat(settings(endpoint).toString()).doesNotContain(KEY, OTHER_KEY);
  }

  @Test
  void receivers_of_a_services_own_are_a_desk_of_their_own() {
    Notifier it = notifier;
    assertThat(it.desk(TXN)).isEqualTo(it.desk(new ServiceRef("prod", "other-service")));
    assertThat(it.desk(BILLING)).isNotEqualTo(it.desk(TXN));
  }

  @Test
  void it_is_the_pager() {
    assertThat(notifier.channel()).isEqualTo(Channel.PAGERDUTY);
  }

  private void page(String incident) {
    About about = new About(incident, TXN, Severity.P1);
    notifier.send(new Notification(Kind.PAGE, about, "fails", Map.of(), none()));
  }

  private Retry retry(Notification notification) {
    Delivery delivery = notifier.send(notification);
    assertThat(delivery).isInstanceOf(Retry.class);
    return (Retry) delivery;
  }

  private static Notification with(Map<String, String> details) {
    return new Notification(Kind.PAGE, about(TXN), "fails", details, none());
  }

  private static Notification notification(Kind kind, String headline) {
    return new Notification(kind, about(TXN), headline, Map.of(), none());
  }

  private static About linked() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Dashboard", "https://pulih.example/prod/txn-service");
    links.put("Runbook RB-01", "https://wiki.example/RB-01");
    return about(TXN).with(links);
  }

  private JsonNode sent(String path) {
    Received request = endpoint.received().getFirst();
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.headers()).containsEntry("content-type", "application/json");
    return json(request.body());
  }

  private static About about(ServiceRef service) {
    return new About("inc-7", service, Severity.P1);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
