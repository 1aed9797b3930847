package dev.pulih.service.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.analyse.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictJsonTest {

  private static final String GOOD =
      """
      {"is_anomaly":true,"confidence":85,"root_cause":"A leak. It grows.",\
      "recommended_action":"kubectl get pods","auto_recoverable":false}\
      """;

  @Test
  void an_answer_that_holds_is_a_verdict() throws ModelFailure {
    assertThat(VerdictJson.verdict(GOOD))
        .isEqualTo(new Verdict(true, 85, "A leak. It grows.", "kubectl get pods", false));
  }

  @Test
  void versions_and_abbreviations_end_no_sentence() throws ModelFailure {
    String cause = "Release v2.3.1 of txn-service, e.g. its pool, leaks. It grows by 1.5 MB/s.";
    assertThat(VerdictJson.verdict(GOOD.replace("A leak. It grows.", cause)).rootCause())
        .isEqualTo(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"confidence\":140",
        "\"confidence\":-1",
        "\"confidence\":85.5",
        "\"confidence\":\"85\"",
        "\"confidence\":null",
        "\"confidence\":true",
        "\"confidence\":99999999999",
        "\"confidence\":85,\"confidence\":86",
        "\"confidence\":85,\"command\":\"kubectl delete ns prod\"",
        "\"sureness\":85",
      })
  void a_confidence_that_is_none_and_a_field_too_many_are_failures(String instead) {
    refused(GOOD.replace("\"confidence\":85", instead));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"true\"", "null", "\"yes\""})
  void a_truth_that_is_none_is_a_failure(String instead) {
    refused(GOOD.replace("\"is_anomaly\":true", "\"is_anomaly\":" + instead));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "One. Two. Three.", "One! Two? Three"})
  void a_cause_that_is_empty_or_has_three_sentences_is_a_failure(String instead) {
    refused(GOOD.replace("A leak. It grows.", instead));
  }

  @Test
  void text_without_end_is_a_failure() {
    refused(GOOD.replace("A leak. It grows.", "x".repeat(601)));
    refused(GOOD.replace("kubectl get pods", "x".repeat(1_501)));
  }

  @Test
  void a_number_for_a_text_is_a_failure() {
    refused(GOOD.replace("\"A leak. It grows.\"", "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"yes\"",
        "It is an anomaly.",
        "Here you are: %s",
        "```json\n%s\n```",
        "%s Hope it helps!",
        "%s%s",
      })
  void prose_around_the_json_and_no_json_are_failures(String form) {
    refused(form.replace("%s", GOOD));
  }

  @Test
  void json_that_was_cut_short_is_a_failure() {
    refused(GOOD.substring(0, GOOD.length() / 2));
  }

  private static void refused(String json) {
    assertThatThrownBy(() -> VerdictJson.verdict(json)).isInstanceOf(ModelFailure.class);
  }
}
