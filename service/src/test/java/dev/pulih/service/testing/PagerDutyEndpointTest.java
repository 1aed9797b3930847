package dev.pulih.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in refuses what PagerDuty refuses, so that a test against it can fail. */
class PagerDutyEndpointTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String TRIGGER =
      """
      {"routing_key":"%s","event_action":"trigger","dedup_key":"inc-7",
       "payload":{"summary":"fails","source":"prod/txn","severity":"critical"}}
      """
          .formatted(KEY);
  private static final String CHANGE =
      """
      {"routing_key":"%s","payload":{"summary":"restarted","source":"prod/txn",
       "timestamp":"2026-11-23T02:31:15Z"},"links":[{"href":"https://a.example","text":"a"}]}
      """
          .formatted(KEY);

  private final PagerDutyEndpoint endpoint = new PagerDutyEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void what_the_pages_ask_for_is_accepted() {
    assertThat(post("/v2/enqueue", TRIGGER).status()).isEqualTo(202);
    assertThat(post("/v2/change/enqueue", CHANGE).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "routing_key":"0            | "routing_key":"             | must be 32 characters
          "event_action":"trigger"    | "event_action":"note"       | 'event_action' must be
          "summary":"fails"           | "summary":" "               | 'payload.summary' is missing
          "source":"prod/txn"         | "source":""                 | 'payload.source' is missing
          "severity":"critical"       | "severity":"P1"             | 'payload.severity' is invalid
          "severity":"critical"       | "severity":"info","p":1     | unknown field in 'payload'
          "dedup_key":"inc-7"         | "dedup":"inc-7"             | unknown field
          "source":"prod/txn"         | "source":"a","custom_details":"b" | must be an object
          "dedup_key":"inc-7"         | "links":[{"text":"a"}]      | 'links.href' is no web address
          "source":"prod/txn"         | "source":"a","timestamp":"today" | is no ISO 8601
          """)
  void an_alert_that_breaks_a_rule_is_refused(String part, String broken, String error) {
    Reply reply = post("/v2/enqueue", TRIGGER.replace(part, broken));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains(error);
    assertThat(endpoint.events()).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused() {
    assertThat(post("/v2/enqueue", TRIGGER.replace("fails", "x".repeat(1_025))).body())
        .contains("over 1024");
    assertThat(post("/v2/enqueue", TRIGGER.replace("inc-7", "x".repeat(256))).body())
        .contains("over 255");
    assertThat(post("/v2/enqueue", TRIGGER.replace("prod/txn", "x".repeat(512_000))).status())
        .isEqualTo(413);
  }

  @Test
  void an_acknowledgement_needs_a_key() {
    String body = "{\"routing_key\":\"" + KEY + "\",\"event_action\":\"acknowledge\"}";
    assertThat(post("/v2/enqueue", body).body()).contains("'dedup_key' is missing");
  }

  @Test
  void a_change_by_the_key_of_a_ruleset_and_one_without_summary_are_refused() {
    assertThat(post("/v2/change/enqueue", CHANGE.replace("\"0", "\"R")).body())
        .contains("key of a service");
    assertThat(post("/v2/change/enqueue", CHANGE.replace("restarted", "")).body())
        .contains("'payload.summary' is missing");
    assertThat(endpoint.changes()).isEmpty();
  }

  @Test
  void a_key_that_was_removed_a_wrong_type_and_broken_json_are_refused() {
    assertThat(endpoint.serve(request("/v2/enqueue", TRIGGER, "text/plain")).body())
        .contains("Content-Type");
    assertThat(post("/v2/enqueue", "{").body()).contains("JSON is invalid");
    endpoint.removes(KEY);
    assertThat(post("/v2/enqueue", TRIGGER).body()).contains("Invalid routing key");
  }

  private Reply post(String path, String body) {
    return endpoint.serve(request(path, body, "application/json"));
  }

  private static Received request(String path, String body, String type) {
    return new Received("POST", path, Map.of("content-type", type), body);
  }
}
