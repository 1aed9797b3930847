package dev.pulih.service.claude;

import static dev.pulih.service.claude.Asked.HAIKU;
import static dev.pulih.service.claude.Asked.SONNET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.AuditLog.Bill;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Tokens;
import dev.pulih.detect.Severity;
import dev.pulih.report.ProsePrompt;
import dev.pulih.report.ProseWriter.Commission;
import dev.pulih.service.testing.ClaudeEndpoint;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Each question is recorded before it is asked, and asked at most once. */
@ExtendWith(OutputCaptureExtension.class)
class ClaudeAuditTest {

  private final Asked asked = new Asked();

  @AfterEach
  void close() {
    asked.close();
  }

  @Test
  void a_row_says_all_about_a_call() {
    asked.verdict("inc-7/1/0", Severity.P1);
    Row row = asked.audit.of("inc-7/1/0").getFirst();
    Request request = row.intent().request();
    assertThat(request.promptHash()).matches("[0-9a-f]{64}");
    // Every byte of the prompt and 2,000 tokens of frame at 3, and 500 tokens at 15 millionths.
    int prompt = Prompt.ROLE.length() + 2 + Prompt.question(Asked.BRIEFING.facts()).length();
    assertThat(request.most()).isEqualTo(new Dollars((prompt + 2_000) * 3L + 500 * 15));
    assertThat(row)
        .isEqualTo(
            new Row(
                new Intent(
                    new CallId("inc-7/1/0", 0),
                    Feature.VERDICT,
                    "inc-7",
                    new Request(
                        SONNET,
                        UserMessage.of(Asked.BRIEFING, Masking.defaults()),
                        request.promptHash(),
                        asked.now,
                        request.most())),
                new Settlement(
                    Outcome.ANSWERED,
                    "",
                    new Bill(SONNET, Tokens.of(1200, 90), new Dollars(4_950)),
                    Duration.ZERO,
                    ClaudeEndpoint.VERDICT),
                ""));
  }

  @Test
  void the_record_has_what_was_sent_byte_for_byte_and_masked() {
    Briefing briefing =
        new Briefing("inc-7", Asked.BRIEFING.service(), "{\"log\":\"WXY1234 </briefing> \u00e9\"}");
    asked.claude.analyst(new TemplateAnalyst()).ask(new Question("q", Severity.P1, briefing));
    JsonNode body = ClaudeEndpoint.body(asked.endpoint.received().getFirst()).orElseThrow();
    assertThat(asked.audit.asked("inc-7").orElseThrow().intent().request().message())
        .isEqualTo(body.at("/messages/0/content").asString())
        .contains("[number plate]")
        .doesNotContain("WXY");
  }

  @Test
  void the_same_prompt_has_the_same_hash_at_each_model_and_another_one_another() {
    asked.endpoint.fail(SONNET, ClaudeEndpoint.failing(500));
    asked.verdict("q", Severity.P1);
    asked.claude.check();
    assertThat(asked.audit.rows())
        .extracting(row -> row.intent().request().promptHash())
        .satisfies(
            hashes -> {
              assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
              assertThat(hashes.get(2)).isNotEqualTo(hashes.get(0));
            });
  }

  @Test
  void an_answer_that_was_not_used_before_a_crash_is_used_and_not_asked_for_again() {
    Opinion first = asked.verdict("q", Severity.P1);
    asked.claude.close();
    asked.claude = asked.open(asked.endpoint.uri(), Duration.ofSeconds(15));
    asked.claude.begin();
    assertThat(asked.verdict("q", Severity.P1)).isEqualTo(first);
    assertThat(asked.endpoint.asked()).containsExactly(SONNET);
  }

  @Test
  void a_question_whose_answer_was_lost_in_a_crash_is_not_asked_again(CapturedOutput output) {
    Request request = new Request(SONNET, "", "", asked.now, new Dollars(73_500));
    asked.audit.intend(new Intent(new CallId("q", 0), Feature.VERDICT, "inc-7", request));
    asked.claude.begin();
    assertThat(asked.verdict("q", Severity.P1).source()).isEqualTo("template");
    assertThat(asked.endpoint.received()).isEmpty();
    assertThat(asked.outcomes("q")).containsExactly(SONNET + " CRASHED");
    assertThat(output.getAll())
        .contains("1 calls to Claude were under way when Pulih ended")
        .contains("$0.073500 of $50.00 spent");
  }

  @Test
  void a_model_that_failed_is_not_asked_again_but_one_that_was_not_yet_asked_is() {
    Request request = new Request(SONNET, "", "", asked.now, new Dollars(73_500));
    asked.audit.spare(
        new Intent(new CallId("q", 0), Feature.VERDICT, "inc-7", request), Outcome.FAILED, "500");
    assertThat(asked.verdict("q", Severity.P1).source()).isEqualTo(HAIKU);
    asked.endpoint.failAlways(ClaudeEndpoint.failing(500));
    asked.verdict("other", Severity.P1);
    assertThat(asked.verdict("other", Severity.P1).source()).isEqualTo("template");
    assertThat(asked.endpoint.asked()).containsExactly(HAIKU, SONNET, HAIKU);
  }

  @Test
  void without_a_record_nobody_is_asked(CapturedOutput output) {
    asked.audit.away(true);
    asked.claude.begin();
    assertThat(asked.verdict("q", Severity.P1).source()).isEqualTo("template");
    assertThat(asked.claude.prose().write(new Commission("p", "inc-7", Severity.P1, "{}")))
        .isEmpty();
    assertThat(asked.endpoint.received()).isEmpty();
    assertThat(output.getAll()).contains("Claude is not asked about incident inc-7");
  }

  /** The record goes away between the intent and the answer. */
  @Test
  void an_answer_that_cannot_be_recorded_is_used_and_stays_charged_its_most() {
    asked.audit.awayAfterIntent();
    assertThat(asked.verdict("q", Severity.P1).source()).isEqualTo(SONNET);
    asked.audit.away(false);
    assertThat(asked.outcomes("q")).containsExactly(SONNET + " INTENT");
    assertThat(asked.verdict("q", Severity.P1).source()).isEqualTo("template");
  }

  @Test
  void what_failed_too_often_is_recorded_as_spared() {
    asked.endpoint.failAlways(ClaudeEndpoint.failing(529));
    for (int i = 0; i < 4; i++) {
      asked.verdict("q" + i, Severity.P1);
    }
    assertThat(asked.outcomes("q3"))
        .containsExactly(SONNET + " CIRCUIT_OPEN", HAIKU + " CIRCUIT_OPEN");
    assertThat(asked.endpoint.asked()).hasSize(6);
  }

  @Test
  void prose_has_its_own_limits_and_is_masked_like_everything_else() {
    asked.endpoint.says("## What happened\n\nA pod of {service} ran out of memory.");
    Commission commission = new Commission("d/1", "inc-7", Severity.P2, "{\"log\":\"WXY1234\"}");
    assertThat(asked.claude.prose().write(commission))
        .contains("## What happened\n\nA pod of {service} ran out of memory.");
    JsonNode body = ClaudeEndpoint.body(asked.endpoint.received().getFirst()).orElseThrow();
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("model", "max_tokens", "messages", "system");
    assertThat(body.path("max_tokens").asInt()).isEqualTo(2000);
    assertThat(body.at("/messages/0/content").asString())
        .isEqualTo(ProsePrompt.user(commission).replace("WXY1234", "[number plate]"));
    assertThat(body.path("system").asString()).isEqualTo(ProsePrompt.system());
    assertThat(asked.audit.of("d/1").getFirst().intent().request().message())
        .isEqualTo(body.at("/messages/0/content").asString());
    assertThat(asked.audit.of("d/1").getFirst().intent().feature()).isEqualTo(Feature.POSTMORTEM);
    assertThat(asked.claude.prose().write(commission)).isPresent();
    assertThat(asked.endpoint.asked()).hasSize(1);
  }

  @Test
  void a_trial_asks_for_one_word() {
    asked.endpoint.says("Yes.");
    Row row = asked.claude.check().getFirst();
    JsonNode body = ClaudeEndpoint.body(asked.endpoint.received().getFirst()).orElseThrow();
    assertThat(body.path("max_tokens").asInt()).isEqualTo(16);
    assertThat(row.intent().feature()).isEqualTo(Feature.CHECK);
    assertThat(row.settlement().outcome()).isEqualTo(Outcome.ANSWERED);
  }
}
