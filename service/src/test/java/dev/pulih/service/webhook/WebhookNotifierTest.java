package dev.pulih.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.http.AddressRule;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.Received;
import dev.pulih.service.testing.Reply;
import dev.pulih.service.testing.WebhookEndpoint;
import dev.pulih.service.webhook.WebhookAddresses.Permission;
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

class WebhookNotifierTest {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:31:15.250Z"), ZoneOffset.UTC);

  private static final ServiceRef TXN = new ServiceRef("prod", "txn-service");
  private static final ServiceRef BILLING = new ServiceRef("prod", "billing-service");

  /** {@code printf 'PAGE\\ninc-7\\n\\ntxn-service fails' | sha256sum | head -c 32}. */
  private static final String ID = "e5fdc62bba186630fc7d8a133beda747";

  private static final Secret TOKEN = new Secret("planted-header-token");

  private final WebhookEndpoint endpoint = new WebhookEndpoint(CLOCK.instant());
  private final WebhookNotifier notifier = notifier(settings(endpoint));

  static WebhookSettings settings(WebhookEndpoint endpoint) {
    return settings(endpoint, Duration.ofSeconds(10), new Secret(WebhookEndpoint.SECRET));
  }

  private static WebhookSettings settings(
      WebhookEndpoint endpoint, Duration timeout, Secret... secrets) {
    return new WebhookSettings(
        new WebhookAddresses(
            endpoint.uri().resolve("/hook?team=ops"),
            Map.of(BILLING, endpoint.uri().resolve("/billing")),
            new Permission(false, true)),
        new SigningSecrets(List.of(secrets)),
        new WebhookHeaders(Map.of("X-Team", "ops"), Map.of("Authorization", TOKEN)),
        timeout);
  }

  private static WebhookNotifier notifier(WebhookSettings settings) {
    return new WebhookNotifier(settings, CLOCK);
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void a_name_that_leads_inside_is_refused_for_good_and_nothing_is_sent() {
    WebhookNotifier outside =
        new WebhookNotifier(settings(endpoint), new AddressRule(false), CLOCK);
    assertThat(outside.send(notification(Kind.PAGE, "txn-service fails", none())))
        .isInstanceOfSatisfying(
            Delivery.Rejected.class,
            rejected ->
                assertThat(rejected.toString()).contains("private network", "allowPrivate: true"));
    assertThat(endpoint.received()).isEmpty();
  }

  @Test
  void a_message_is_exactly_this_request() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("Opened", "2026-11-23T02:26:15Z");
    details.put("Evidence", "OOMKilled");
    About about = about(TXN).with(Map.of("Dashboard", "https://pulih.example/inc-7"));
    notifier.send(new Notification(Kind.PAGE, about, "txn-service fails", details, none()));
    Received request = endpoint.received().getFirst();
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("x-team", "ops")
        .containsEntry("authorization", "planted-header-token");
    assertThat(json(request.body()))
        .isEqualTo(
            json(
                """
                {"version":1,
                 "id":"%s",
                 "sentAt":"2026-11-23T02:31:15Z",
                 "incident":{
                   "id":"inc-7",
                   "namespace":"prod",
                   "service":"txn-service",
                   "severity":"P1",
                   "links":[{"name":"Dashboard","href":"https://pulih.example/inc-7"}]},
                 "message":{
                   "kind":"page",
                   "headline":"txn-service fails",
                   "details":[
                     {"name":"Opened","value":"2026-11-23T02:26:15Z"},
                     {"name":"Evidence","value":"OOMKilled"}],
                   "detailsLeftOut":0}}\
                """
                    .formatted(ID)));
  }

  @Test
  void a_repeat_has_the_id_of_the_first_and_an_equal_message_later_another() {
    Delivery first = notifier.send(notification(Kind.UPDATE, "still open", none()));
    Delivery repeat =
        notifier.send(
            new Notification(
                Kind.UPDATE, about(TXN), "still open", Map.of("Severity", "P1"), none()));
    assertThat(repeat).isEqualTo(first);
    assertThat(endpoint.messages()).hasSize(1);
    String reference = ((Delivered) first).reference();
    Delivery later = notifier.send(notification(Kind.UPDATE, "still open", Optional.of(reference)));
    assertThat(later).isNotEqualTo(first);
    assertThat(endpoint.messages()).hasSize(2);
  }

  @Test
  void while_secrets_rotate_a_message_is_signed_with_each() {
    Secret next = new Secret("planted-secret-of-tomorrow");
    Secret old = new Secret(WebhookEndpoint.SECRET);
    Duration timeout = Duration.ofSeconds(10);
    assertThat(notifier(settings(endpoint, timeout, next, old)).send(page()))
        .isInstanceOf(Delivered.class);
    assertThat(endpoint.received().getFirst().headers().get("pulih-signature"))
        .matches("t=1795401075,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
    assertThat(notifier(settings(endpoint, timeout, next)).send(page()).toString())
        .contains("Rejected", "401");
  }

  @Test
  void a_service_with_an_address_of_its_own_is_told_there() {
    notifier.send(new Notification(Kind.PAGE, about(BILLING), "fails", Map.of(), none()));
    assertThat(endpoint.received()).extracting(Received::path).containsExactly("/billing");
  }

  @Test
  void long_texts_are_cut_and_what_is_left_out_is_counted() {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 103; i++) {
      many.put("label " + i, "y".repeat(30_000));
    }
    notifier.send(new Notification(Kind.PAGE, about(TXN), "x".repeat(30_000), many, none()));
    JsonNode message = endpoint.messages().getFirst().path("message");
    assertThat(message.path("headline").asString().length()).isEqualTo(20_000);
    assertThat(message.at("/details/0/value").asString().length()).isEqualTo(20_000);
    assertThat(message.path("details").size()).isEqualTo(100);
    assertThat(message.path("detailsLeftOut").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void any_2xx_is_a_delivery(int status) {
    endpoint.failNext(new Fault.Answers(new Reply(status, Map.of(), "")));
    assertThat(notifier.send(page())).isInstanceOf(Delivered.class);
  }

  @Test
  void an_acceptance_is_one_by_its_status_whatever_follows() {
    endpoint.failNext(
        new Fault.Halves(Reply.json(200, "{\"ok\":true}")),
        new Fault.Drips(Reply.json(200, "x".repeat(1_000)), Duration.ofSeconds(1)));
    assertThat(notifier.send(page())).isInstanceOf(Delivered.class);
    assertThat(notifier.send(page())).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void throttling_waits_as_long_as_it_says(int status) {
    Reply reply = new Reply(status, Map.of("Retry-After", "7"), "later");
    Reply dated = new Reply(status, Map.of("Retry-After", "Mon, 23 Nov 2026 02:31:45 GMT"), "");
    endpoint.failNext(new Fault.Answers(reply), new Fault.Answers(dated), Fault.status(status));
    assertThat(retry().after()).isEqualTo(Duration.ofSeconds(7));
    // From 02:31:15.250 to 02:31:45.
    assertThat(retry().after()).isEqualTo(Duration.ofMillis(29_750));
    assertThat(retry().after()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 504, 599})
  void a_failure_is_tried_again(int status) {
    endpoint.failNext(Fault.status(status));
    assertThat(retry().why()).contains(Integer.toString(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 413, 422})
  void a_refusal_is_rejected_with_what_the_receiver_says(int status) {
    endpoint.failNext(Fault.status(status));
    assertThat(notifier.send(page()).toString()).contains("Rejected", "status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    try (WebhookEndpoint inner = new WebhookEndpoint(CLOCK.instant())) {
      Map<String, String> there = Map.of("Location", inner.uri() + "/latest/meta-data");
      endpoint.failNext(new Fault.Answers(new Reply(status, there, "")));
      assertThat(notifier.send(page()).toString()).contains("Rejected", "does not follow");
      assertThat(inner.received()).isEmpty();
    }
  }

  @Test
  void half_a_refusal_and_a_closed_connection_are_tried_again() {
    endpoint.failNext(new Fault.Halves(Reply.json(400, "{\"ok\":false}")), new Fault.Drops());
    assertThat(retry().why()).contains("no answer");
    assertThat(retry().why()).contains("no answer");
    assertThat(endpoint.received()).hasSize(2);
  }

  @Test
  void silence_and_a_port_where_nothing_listens_are_tried_again() {
    endpoint.failNext(new Fault.Hangs());
    // Long enough to be no accident, short enough to wait out.
    WebhookSettings hasty =
        settings(endpoint, Duration.ofMillis(300), new Secret(WebhookEndpoint.SECRET));
    assertThat(notifier(hasty).send(page()).toString()).contains("Retry", "no whole answer");
    endpoint.close();
    assertThat(retry().why()).contains("ConnectException");
  }

  @Test
  void of_a_refusal_the_beginning_is_read() {
    endpoint.failNext(new Fault.Answers(new Reply(400, Map.of(), "no".repeat(5_000_000))));
    assertThat(notifier.send(page()).toString()).contains("nono").hasSizeLessThan(700);
  }

  @Test
  void a_lost_answer_and_its_repeat_are_one_message() {
    endpoint.failNext(new Fault.LosesTheAnswer());
    retry();
    assertThat(notifier.send(page())).isInstanceOf(Delivered.class);
    assertThat(endpoint.messages()).hasSize(1);
  }

  @Test
  void secrets_show_in_no_text() {
    String echoed = "{\"you sent\":\"planted-header-token " + WebhookEndpoint.SECRET + "\"}";
    endpoint.failNext(new Fault.Answers(Reply.json(403, echoed)));
    assertThat(notifier.send(page()).toString()).contains("*** ***").doesNotContain("planted");
    assertThat(settings(endpoint).toString()).doesNotContain("planted");
  }

  @Test
  void receivers_of_a_services_own_are_a_desk_of_their_own() {
    Notifier it = notifier;
    assertThat(it.desk(TXN)).isEqualTo(it.desk(new ServiceRef("prod", "other-service")));
    assertThat(it.desk(BILLING)).isNotEqualTo(it.desk(TXN));
  }

  @Test
  void it_is_the_webhook() {
    assertThat(notifier.channel()).isEqualTo(Channel.WEBHOOK);
  }

  private Retry retry() {
    Delivery delivery = notifier.send(page());
    assertThat(delivery).isInstanceOf(Retry.class);
    return (Retry) delivery;
  }

  private static Notification page() {
    return notification(Kind.PAGE, "fails", none());
  }

  private static Notification notification(Kind kind, String headline, Optional<String> previous) {
    return new Notification(kind, about(TXN), headline, Map.of(), previous);
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
