package dev.pulih.service.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final Secrets SECRETS =
      Secrets.of(List.of("pass/word", "pass/word-and-more", "short", " "));

  @Test
  void each_is_taken_out_the_longer_one_whole() {
    assertThat(SECRETS.redact("a pass/word, a pass/word-and-more")).isEqualTo("a ***, a ***");
  }

  @Test
  void they_are_found_as_they_stand_in_json_in_forms_and_in_headers() {
    assertThat(SECRETS.redact("{\"pass\\/word\"} p=pass%2Fword Basic cGFzcy93b3Jk"))
        .isEqualTo("{\"***\"} p=*** Basic ***");
    assertThat(Secrets.of(List.of("quote\"d and \\")).redact("{\"quote\\\"d and \\\\\"}"))
        .isEqualTo("{\"***\"}");
  }

  @Test
  void what_could_be_any_word_is_left() {
    assertThat(SECRETS.redact("a short text")).isEqualTo("a short text");
  }

  @Test
  void one_more_is_taken_out_too() {
    assertThat(SECRETS.and(new Secret("the-token")).redact("pass/word the-token"))
        .isEqualTo("*** ***");
  }

  @Test
  void a_pattern_finds_what_is_taken_out_and_none_where_there_is_none() {
    assertThat(SECRETS.pattern())
        .hasValueSatisfying(p -> assertThat("x pass/word").containsPattern(p));
    assertThat(Secrets.none().pattern()).isEmpty();
  }
}
