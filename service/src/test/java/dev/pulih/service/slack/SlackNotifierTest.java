package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Channel;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.Received;
import dev.pulih.service.testing.Reply;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackEndpoint.Message;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlackNotifierTest {

  private static final ServiceRef TXN = new ServiceRef("prod", "txn-service");
  private static final ServiceRef BILLING = new ServiceRef("prod", "billing-service");

  private final SlackEndpoint endpoint = new SlackEndpoint();
  private final SlackNotifier notifier = new SlackNotifier(settings(endpoint), Clock.systemUTC());

  static SlackSettings settings(SlackEndpoint endpoint) {
    return settings(endpoint, SlackEndpoint.TOKEN, Duration.ofSeconds(10));
  }

  private static SlackSettings settings(SlackEndpoint endpoint, String token, Duration timeout) {
    return new SlackSettings(
        endpoint.uri().resolve("/api"),
        new Secret(token),
        new Channels("#bos-alerts", Map.of(BILLING, "#billing")),
        timeout,
        InboundSettings.none());
  }

  private static SlackSettings settings(SlackEndpoint endpoint, String token) {
    return settings(endpoint, token, Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void an_answer_that_would_fill_the_memory_is_none() {
    String endless = "{\"ok\":true,\"ts\":\"" + "1".repeat(3 << 20) + "\"}";
    endpoint.failNext(new Fault.Answers(Reply.json(200, endless)));
    assertThat(notifier.send(page("txn-service fails", Map.of())))
        .isInstanceOfSatisfying(
            Delivery.Retry.class,
            retry -> assertThat(retry.why()).contains("an answer of more than 2097152 bytes"));
  }

  @Test
  void a_page_is_exactly_this_message() {
    String reference = delivered(page("txn-service fails: error rate 15 %", Map.of()));
    Message message = endpoint.messages().getFirst();
    assertThat(reference).isEqualTo("C0BOSALERTS:" + message.ts());
    assertThat(message.text()).isEqualTo("<!channel> txn-service fails: error rate 15 %");
    assertThat(SlackEndpoint.blocks(message))
        .isEqualTo(
            json(
                """
                [{"type":"header",
                  "text":{"type":"plain_text","text":"txn-service fails: error rate 15 %",
                          "emoji":false}},
                 {"type":"section",
                  "text":{"type":"mrkdwn","verbatim":true,
                          "text":"<!channel> *P1* · prod/txn-service · incident inc-7"}}]\
                """));
  }

  @Test
  void only_a_page_calls_the_channel_and_only_in_its_own_message() {
    String first = delivered(update("restarting", Optional.empty()));
    String paged = delivered(page("fails", Map.of("tried", "restart")));
    delivered(update("still failing", Optional.of(paged)));
    delivered(notification(Kind.RESOLVE, "over", Map.of(), Optional.of(paged)));
    assertThat(first).isNotEqualTo(paged);
    assertThat(endpoint.received())
        .filteredOn(
            request -> request.body().contains("channel%3E") || request.body().contains("!channel"))
        .hasSize(1);
  }

  @Test
  void a_page_after_a_message_is_a_new_message_since_nobody_hears_of_a_change() {
    String first = delivered(update("restarting", Optional.empty()));
    delivered(notification(Kind.PAGE, "fails", Map.of(), Optional.of(first)));
    assertThat(inChannel())
        .extracting(Message::text)
        .containsExactly("restarting", "<!channel> fails");
  }

  @Test
  void a_change_overwrites_the_message_and_its_thread_keeps_every_step() {
    String first = delivered(update("restarting", Optional.empty()));
    delivered(update("shifting traffic", Optional.of(first)));
    assertThat(inChannel()).extracting(Message::text).containsExactly("shifting traffic");
    assertThat(inChannel().getFirst().edits()).isEqualTo(1);
    assertThat(inThread()).extracting(Message::text).containsExactly("shifting traffic");
  }

  @Test
  void the_end_shows_in_the_channel_without_a_call() {
    String paged = delivered(page("fails", Map.of()));
    delivered(
        notification(
            Kind.RESOLVE, "txn-service recovered automatically", Map.of(), Optional.of(paged)));
    assertThat(inThread()).singleElement().satisfies(m -> assertThat(m.broadcast()).isTrue());
    assertThat(inThread().getFirst().says("<!channel>")).isFalse();
    assertThat(endpoint.calls()).isEqualTo(1);
  }

  @Test
  void details_go_to_the_thread() {
    delivered(page("fails", Map.of("error rate", "15 %")));
    assertThat(inThread())
        .singleElement()
        .satisfies(message -> assertThat(message.says("*error rate*: 15 %")).isTrue());
  }

  @Test
  void untrusted_text_mentions_nobody_and_links_nowhere() {
    String evil = "<!channel> <@U123> <https://evil.example|click> a & b";
    delivered(notification(Kind.UPDATE, evil, Map.of(evil, evil), Optional.empty()));
    assertThat(endpoint.messages())
        .hasSize(2)
        .allSatisfy(
            message -> {
              assertThat(message.text() + message.blocks()).doesNotContain("<");
              assertThat(message.text()).contains("&lt;!channel&gt;", "a &amp; b");
            });
    assertThat(endpoint.received())
        .allSatisfy(request -> assertThat(request.body()).contains("parse=none"));
  }

  @Test
  void links_of_the_configuration_are_links_and_break_out_of_nothing() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Grafana", "https://grafana.example/d?a=1&b=%3C2%3E");
    links.put("Runbook <!channel>", "https://wiki.example/a|b");
    links.put("Far", "https://wiki.example/" + "x".repeat(3_000));
    About about = new About("inc-7", TXN, Severity.P1, links);
    delivered(new Notification(Kind.CHANGE, about, "restarted", Map.of(), Optional.empty()));
    Message message = endpoint.messages().getFirst();
    assertThat(SlackEndpoint.blocks(message).get(1).at("/text/text").asString())
        .isEqualTo(
            "*P1* · prod/txn-service · incident inc-7"
                + " · <https://grafana.example/d?a=1&amp;b=%3C2%3E|Grafana>"
                + " · <https://wiki.example/a%7Cb|Runbook &lt;!channel&gt;>");
    assertThat(message.text()).isEqualTo("restarted");
    assertThat(endpoint.calls()).isZero();
  }

  @Test
  void an_acknowledgement_and_a_change_are_quiet_updates() {
    String first = delivered(page("fails", Map.of()));
    for (Kind kind : List.of(Kind.ACKNOWLEDGE, Kind.CHANGE)) {
      delivered(notification(kind, kind.name(), Map.of(), Optional.of(first)));
    }
    assertThat(endpoint.calls()).isEqualTo(1);
    assertThat(inChannel()).extracting(Message::text).containsExactly("CHANGE");
    assertThat(inThread()).extracting(Message::text).containsExactly("ACKNOWLEDGE", "CHANGE");
  }

  @Test
  void long_text_is_cut_with_a_mark_and_no_entity_in_two() {
    delivered(notification(Kind.UPDATE, "<".repeat(5_000), Map.of(), Optional.empty()));
    Message message = endpoint.messages().getFirst();
    JsonNode header = SlackEndpoint.blocks(message).get(0).at("/text/text");
    // 37 entities of 4 characters are 148, the mark makes 149; one more would be over 150.
    assertThat(header.asString()).isEqualTo("&lt;".repeat(37) + "…");
    assertThat(message.text()).hasSizeLessThanOrEqualTo(3_000).endsWith("&lt;…");
  }

  @Test
  void more_details_than_slack_takes_are_left_out_and_the_thread_says_so() {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("log " + i, "&".repeat(900));
    }
    delivered(page("fails", many));
    assertThat(inThread())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(SlackEndpoint.blocks(message).size()).isEqualTo(4);
              assertThat(message.says("More than Slack takes")).isTrue();
            });
  }

  @Test
  void a_service_with_a_channel_of_its_own_is_told_there() {
    endpoint.joins("#billing", "C0BILLING");
    About about = new About("inc-8", BILLING, Severity.P2);
    delivered(new Notification(Kind.UPDATE, about, "lag", Map.of(), Optional.empty()));
    assertThat(endpoint.messages()).extracting(Message::channel).containsExactly("C0BILLING");
  }

  @Test
  void a_message_that_is_gone_is_posted_anew_without_a_call() {
    String reference = delivered(update("shifting", Optional.of("C0BOSALERTS:1700000000.000999")));
    assertThat(reference).isEqualTo("C0BOSALERTS:" + endpoint.messages().getFirst().ts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          channel_not_found | Create the channel #bos-alerts
          not_in_channel    | /invite in #bos-alerts
          is_archived       | Unarchive #bos-alerts
          invalid_auth      | valid bot token
          missing_scope     | chat:write
          invalid_blocks    | docs.slack.dev
          """)
  void a_refusal_is_rejected_with_what_to_do(String error, String advice) {
    endpoint.failNext(SlackEndpoint.notOk(error));
    Delivery delivery = notifier.send(page("fails", Map.of()));
    assertThat(delivery).isInstanceOf(Rejected.class);
    assertThat(((Rejected) delivery).why()).contains(error, advice);
  }

  @Test
  void a_channel_that_does_not_exist_is_found_out() {
    About about = new About("inc-8", BILLING, Severity.P2);
    assertThat(
            notifier.send(new Notification(Kind.UPDATE, about, "lag", Map.of(), Optional.empty())))
        .asString()
        .contains("Rejected", "Create the channel #billing");
  }

  @Test
  void a_wrong_token_is_found_out_and_not_told() {
    SlackNotifier wrong =
        new SlackNotifier(settings(endpoint, "xoxb-planted-wrong"), Clock.systemUTC());
    assertThat(wrong.send(page("fails", Map.of())).toString())
        .contains("Rejected", "invalid_auth")
        .doesNotContain("xoxb-planted-wrong");
  }

  @Test
  void throttling_waits_as_long_as_slack_says() {
    endpoint.failNext(Fault.throttled(Duration.ofSeconds(30)), SlackEndpoint.notOk("ratelimited"));
    assertThat(retry(page("fails", Map.of())).after()).isEqualTo(Duration.ofSeconds(30));
    assertThat(retry(page("fails", Map.of())).after()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void a_failure_is_tried_again(int status) {
    endpoint.failNext(Fault.status(status));
    assertThat(retry(page("fails", Map.of())).why()).contains(Integer.toString(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "fatal_error", "service_unavailable"})
  void a_failure_of_slacks_own_is_tried_again(String error) {
    endpoint.failNext(SlackEndpoint.notOk(error));
    assertThat(retry(page("fails", Map.of())).why()).contains(error);
  }

  @Test
  void half_an_answer_a_closed_connection_and_a_foreign_answer_are_tried_again() {
    List<Fault> faults =
        List.of(
            new Fault.Halves(Reply.json(200, "{\"ok\":true,\"channel\":\"C0\",\"ts\":\"1.2\"}")),
            new Fault.Drops(),
            new Fault.Answers(Reply.json(200, "<html>Sign in to the proxy</html>")),
            new Fault.Answers(Reply.json(200, "")));
    for (Fault fault : faults) {
      endpoint.failNext(fault);
      assertThat(retry(page("fails", Map.of())).why()).contains("no answer that could be read");
    }
    // One request each: nothing below sends again by itself, and nobody asks auth.test.
    assertThat(endpoint.received())
        .hasSize(faults.size())
        .extracting(Received::path)
        .containsOnly("/api/chat.postMessage");
  }

  @Test
  void silence_is_tried_again() {
    endpoint.failNext(new Fault.Hangs());
    // Long enough to be no accident, short enough to wait out.
    SlackSettings hasty = settings(endpoint, SlackEndpoint.TOKEN, Duration.ofMillis(300));
    assertThat(new SlackNotifier(hasty, Clock.systemUTC()).send(page("fails", Map.of())))
        .asString()
        .contains("Retry", "no answer that could be read");
  }

  @Test
  void details_that_are_not_taken_call_nobody_twice() {
    endpoint.failNext(new Fault.Works(), Fault.status(503));
    delivered(page("fails", Map.of("error rate", "15 %")));
    assertThat(endpoint.calls()).isEqualTo(1);
    assertThat(inThread()).isEmpty();
  }

  @Test
  void a_change_whose_step_is_not_taken_is_sent_again_as_a_whole() {
    String first = delivered(update("restarting", Optional.empty()));
    endpoint.failNext(new Fault.Works(), Fault.status(503));
    retry(update("shifting", Optional.of(first)));
    assertThat(delivered(update("shifting", Optional.of(first)))).isEqualTo(first);
    assertThat(inThread()).extracting(Message::text).containsExactly("shifting");
  }

  @Test
  void the_token_shows_in_no_text() {
    assertThat(settings(endpoint).toString()).doesNotContain(SlackEndpoint.TOKEN);
    assertThatThrownBy(() -> settings(endpoint, "xoxb planted"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("planted");
  }

  @Test
  void it_is_slack() {
    assertThat(notifier.channel()).isEqualTo(Channel.SLACK);
    assertThat(Channels.defaults().of(TXN)).isEqualTo("#bos-alerts");
  }

  private List<Message> inChannel() {
    return endpoint.messages().stream().filter(Message::inChannel).toList();
  }

  private List<Message> inThread() {
    return endpoint.messages().stream().filter(message -> !message.inChannel()).toList();
  }

  private String delivered(Notification notification) {
    Delivery delivery = notifier.send(notification);
    assertThat(delivery).isInstanceOf(Delivered.class);
    return ((Delivered) delivery).reference();
  }

  private Retry retry(Notification notification) {
    Delivery delivery = notifier.send(notification);
    assertThat(delivery).isInstanceOf(Retry.class);
    return (Retry) delivery;
  }

  private static Notification page(String headline, Map<String, String> details) {
    return notification(Kind.PAGE, headline, details, Optional.empty());
  }

  private static Notification update(String headline, Optional<String> previous) {
    return notification(Kind.UPDATE, headline, Map.of(), previous);
  }

  private static Notification notification(
      Kind kind, String headline, Map<String, String> details, Optional<String> previous) {
    return new Notification(
        kind, new About("inc-7", TXN, Severity.P1), headline, details, previous);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
