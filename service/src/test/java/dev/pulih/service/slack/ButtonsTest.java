package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.pulih.service.testing.SlackBlocks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Buttons that Slack takes, and that say what they are about. */
class ButtonsTest {

  private static final String ID = "bos.txn-service.toxn1u";
  private static final Instant DEADLINE = Instant.parse("2026-11-23T04:05:00.123456789Z");
  private static final List<Offer> ALL =
      List.of(
          Offer.falseAlarm(ID, DEADLINE),
          Offer.acknowledge(ID, DEADLINE),
          Offer.release(ID, DEADLINE),
          Offer.hold(ID, DEADLINE),
          Offer.approve(ID, DEADLINE));

  private static JsonNode json(String language, List<Offer> offers) {
    LayoutBlock block = new Buttons(Locale.forLanguageTag(language)).block(offers).orElseThrow();
    String json = GsonFactory.createSnakeCase().toJson(List.of(block));
    assertThat(SlackBlocks.refusal(json)).isEmpty();
    return JsonMapper.shared().readTree(json).path(0).path("elements");
  }

  private static List<String> texts(JsonNode elements) {
    return StreamSupport.stream(elements.spliterator(), false)
        .map(e -> e.path("text").path("text").asString())
        .toList();
  }

  @Test
  void each_offer_is_a_button_that_slack_takes() {
    JsonNode buttons = json("en", ALL);
    assertThat(texts(buttons))
        .containsExactly("Approve", "Hold", "Release the breaker", "Acknowledge", "False alarm");
    assertThat(buttons.path(0).path("action_id").asString()).isEqualTo("pulih.approve");
    assertThat(buttons.path(0).path("value").asString())
        .isEqualTo("bos.txn-service.toxn1u@2026-11-23T04:05:00.123456789Z");
  }

  @Test
  void what_cannot_be_taken_back_is_asked_again() {
    JsonNode buttons = json("en", ALL);
    assertThat(StreamSupport.stream(buttons.spliterator(), false).filter(b -> b.has("confirm")))
        .extracting(b -> b.path("action_id").asString())
        .containsExactly("pulih.release", "pulih.false-alarm");
  }

  @Test
  void they_speak_korean_too_and_english_in_place_of_a_language_without_words() {
    assertThat(texts(json("ko", ALL))).containsExactly("승인", "보류", "차단기 해제", "확인", "오탐");
    assertThat(texts(json("fr", List.of(Offer.acknowledge(ID, DEADLINE)))))
        .containsExactly("Acknowledge");
  }

  /** Those of a press that asks again have three more texts; what says no is the same for all. */
  @Test
  void each_language_has_the_words_of_each_button_and_no_other() {
    Set<String> wanted = new TreeSet<>(Set.of("no"));
    for (JsonNode button : json("en", ALL)) {
      String key = button.path("action_id").asString().substring(ButtonKind.PREFIX.length());
      wanted.add(key);
      if (button.has("confirm")) {
        wanted.addAll(List.of(key + ".confirm", key + ".yes"));
      }
    }
    assertThat(Bundles.of("buttons").keySet()).isEqualTo(wanted);
    Bundles.assertAlike(Bundles.of("buttons"), Bundles.of("buttons_ko"));
  }

  @Test
  void without_offers_there_is_no_block() {
    assertThat(new Buttons(Locale.ENGLISH).block(List.of())).isEmpty();
  }

  @Test
  void a_message_offers_each_order_once() {
    List<Offer> twice =
        List.of(Offer.acknowledge(ID, DEADLINE), Offer.acknowledge("bos.other.x", DEADLINE));
    assertThatThrownBy(() -> new Buttons(Locale.ENGLISH).block(twice))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_a_button_carries_is_read_again() {
    assertThat(ALL)
        .allSatisfy(
            offer ->
                assertThat(Offer.read(offer.kind().actionId(), offer.value())).contains(offer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pulih.approve bos.txn-service.toxn1u",
        "pulih.approve bos.txn-service.toxn1u@soon",
        "pulih.approve @2026-11-23T04:05:00Z",
        "pulih.approve a@2026-11-23T04:05:00Z@2026-11-23T04:05:00Z",
        "pulih.acknowledge bos.txn-service.toxn1u",
        "pulih.false-alarm bos.txn-service.toxn1u",
        "pulih.obliterate bos.txn-service.toxn1u",
        "pulih. x"
      })
  void what_no_button_of_pulih_carries_is_not_read(String pressed) {
    String[] parts = pressed.split(" ", 2);
    assertThat(Offer.read(parts[0], parts[1])).isEmpty();
  }
}
