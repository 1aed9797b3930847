package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.FakeInboundLog;
import dev.pulih.notify.InboundLog.Outcome;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.SlackSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only what Slack signed in the last five minutes is Slack's, and only once. */
class SealTest {

  /** The secret, the time, the body and the signature of the example on Slack's own page. */
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final Instant SENT = Instant.ofEpochSecond(1_531_420_618);

  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text="
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
          + "%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

  private final Seal seal = new Seal(new Secret(SECRET));

  private static Signed signed(Instant at, String body) {
    return signed(new SlackSender(SECRET).signature(at, body), body);
  }

  private static Signed signed(Map<String, String> headers, String body) {
    return new Signed(
        headers.get("X-Slack-Request-Timestamp"),
        headers.get("X-Slack-Signature"),
        body,
        "192.0.2.7");
  }

  private Optional<String> sentAfter(Duration later) {
    return seal.objection(signed(SENT, BODY), SENT.plus(later));
  }

  @Test
  void slacks_own_example_is_taken() {
    Signed example = new Signed("1531420618", SIGNATURE, BODY, "192.0.2.7");
    assertThat(seal.objection(example, SENT)).isEmpty();
  }

  @Test
  void a_right_signature_is_taken_up_to_five_minutes_later() {
    assertThat(sentAfter(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void one_of_five_minutes_and_a_second_is_not() {
    assertThat(sentAfter(Duration.ofSeconds(301))).hasValueSatisfying(SealTest::saysOld);
  }

  @Test
  void neither_is_one_of_the_future() {
    assertThat(sentAfter(Duration.ofSeconds(-301))).hasValueSatisfying(SealTest::saysOld);
  }

  private static void saysOld(String why) {
    assertThat(why).contains("timestamp");
  }

  @Test
  void a_body_that_was_changed_after_signing_is_not_taken() {
    Map<String, String> headers = new SlackSender(SECRET).signature(SENT, BODY);
    assertThat(seal.objection(signed(headers, BODY + "1"), SENT))
        .contains("its signature is wrong");
  }

  @Test
  void neither_is_one_signed_with_another_secret_or_with_a_later_timestamp() {
    Map<String, String> other = new SlackSender(SECRET + "x").signature(SENT, BODY);
    assertThat(seal.objection(signed(other, BODY), SENT)).contains("its signature is wrong");
    Signed moved =
        new Signed(
            Long.toString(SENT.getEpochSecond() + 1), signed(SENT, BODY).signature(), BODY, "");
    assertThat(seal.objection(moved, SENT)).contains("its signature is wrong");
  }

  @Test
  void without_timestamp_or_signature_it_is_nothing() {
    Signed right = signed(SENT, BODY);
    Signed unsigned = new Signed(right.timestamp(), null, right.body(), "");
    Signed undated = new Signed(null, right.signature(), right.body(), "");
    Signed odd = new Signed("9".repeat(19), right.signature(), right.body(), "");
    assertThat(seal.objection(unsigned, SENT)).contains("it has no signature");
    assertThat(seal.objection(undated, SENT)).contains("it has no signature");
    assertThat(seal.objection(odd, SENT)).hasValueSatisfying(SealTest::saysOld);
  }

  @Test
  void the_same_request_is_not_taken_twice() {
    assertThat(sentAfter(Duration.ZERO)).isEmpty();
    assertThat(sentAfter(Duration.ofMinutes(4))).contains("the same was sent before");
  }

  /** An hour has room for 60. */
  @Test
  void a_flood_of_strangers_is_counted_and_does_not_fill_the_log() {
    FakeInboundLog log = new FakeInboundLog();
    Instant[] now = {SENT};
    Strangers strangers = new Strangers(new Guestbook(log, () -> now[0]));
    for (int i = 0; i < 100; i++) {
      strangers.knocked(signed(SENT, BODY), "interaction", "no signature");
    }
    assertThat(log.latest(1_000)).hasSize(60).allMatch(e -> e.outcome() == Outcome.UNVERIFIED);
    now[0] = SENT.plusSeconds(3_601);
    strangers.knocked(signed(SENT, BODY), "interaction", "no signature");
    assertThat(log.latest(1).getFirst().why())
        .isEqualTo("no signature; 40 before it were left out");
    assertThat(log.latest(1).getFirst().who()).isEqualTo("192.0.2.7");
  }
}
