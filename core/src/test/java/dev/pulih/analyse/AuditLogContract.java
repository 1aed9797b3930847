package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.AuditLog.Bill;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.AuditLog.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** What every audit log must do. */
public abstract class AuditLogContract {

  protected static final Instant T0 = Instant.parse("2026-11-30T15:59:59.123456789Z");
  private static final Dollars MOST = new Dollars(73_500);
  private static final String Q = "bos.txn.toxn1u/3/0";

  /** The log under test, empty. */
  protected abstract AuditLog log();

  /** The same log, opened anew. */
  protected abstract AuditLog reopened();

  private static Intent intent(String question, int level, Instant at) {
    return intent(new CallId(question, level), Feature.VERDICT, at, "<briefing>{}</briefing>");
  }

  private static Intent intent(CallId id, Feature feature, Instant at, String message) {
    return new Intent(
        id, feature, "bos.txn.toxn1u", new Request("claude-sonnet-4-5", message, "ab12", at, MOST));
  }

  private static Settlement answered() {
    return new Settlement(
        Outcome.ANSWERED,
        "",
        new Bill("claude-sonnet-4-5-20250929", new Tokens(1200, 90, 30, 40), new Dollars(4_950)),
        Duration.ofMillis(812),
        "{\"confidence\":85}\n\u00e9");
  }

  private static Settlement unsettled() {
    return new Settlement(Outcome.INTENT, "", new Bill("", Tokens.NONE, MOST), Duration.ZERO, "");
  }

  private Dollars spent() {
    return log().spent(T0.minusSeconds(60), T0.plusSeconds(60));
  }

  @Test
  void an_intent_is_charged_its_most_until_it_is_settled() {
    assertThat(log().intend(intent(Q, 0, T0))).isTrue();
    assertThat(spent()).isEqualTo(MOST);
    assertThat(log().of(Q)).containsExactly(new Row(intent(Q, 0, T0), unsettled(), ""));
    log().settle(new CallId(Q, 0), answered());
    assertThat(spent()).isEqualTo(new Dollars(4_950));
  }

  @Test
  void what_is_settled_comes_back_as_it_was() {
    log().intend(intent(Q, 0, T0));
    log().settle(new CallId(Q, 0), answered());
    assertThat(reopened().of(Q)).containsExactly(new Row(intent(Q, 0, T0), answered(), ""));
  }

  @Test
  void a_call_is_intended_once() {
    assertThat(log().intend(intent(Q, 0, T0))).isTrue();
    assertThat(log().intend(intent(Q, 0, T0.plusSeconds(1)))).isFalse();
    assertThat(log().of(Q)).hasSize(1);
    assertThat(spent()).isEqualTo(MOST);
  }

  @Test
  void the_levels_of_a_question_are_calls_of_their_own_in_their_order() {
    log().intend(intent(Q, 1, T0));
    log().intend(intent(Q, 0, T0));
    log().intend(intent("another", 0, T0));
    assertThat(log().of(Q)).extracting(row -> row.intent().id().level()).containsExactly(0, 1);
  }

  @Test
  void a_call_that_is_not_made_costs_nothing_and_cannot_be_intended_any_more() {
    log().spare(intent(Q, 0, T0), Outcome.CIRCUIT_OPEN, "3 failures");
    assertThat(log().of(Q).getFirst().settlement())
        .isEqualTo(Settlement.spared(Outcome.CIRCUIT_OPEN, "3 failures"));
    assertThat(spent()).isEqualTo(Dollars.NONE);
    assertThat(log().intend(intent(Q, 0, T0))).isFalse();
  }

  @Test
  void sparing_changes_nothing_that_is_there() {
    log().intend(intent(Q, 0, T0));
    log().spare(intent(Q, 0, T0), Outcome.REFUSED_BY_BUDGET, "");
    assertThat(log().of(Q)).containsExactly(new Row(intent(Q, 0, T0), unsettled(), ""));
  }

  @Test
  void what_was_under_way_at_a_start_has_crashed_and_stays_charged() {
    log().intend(intent(Q, 0, T0));
    log().intend(intent("another", 0, T0));
    log().settle(new CallId("another", 0), answered());
    assertThat(reopened().crashed()).isEqualTo(1);
    assertThat(log().of(Q).getFirst().settlement().outcome()).isEqualTo(Outcome.CRASHED);
    assertThat(log().of("another").getFirst().settlement()).isEqualTo(answered());
    assertThat(spent()).isEqualTo(new Dollars(73_500 + 4_950));
    assertThat(log().crashed()).isZero();
  }

  /** A second Pulih that starts takes the call of a living one for crashed. */
  @Test
  void an_answer_to_what_was_taken_for_crashed_still_counts() {
    log().intend(intent(Q, 0, T0));
    log().crashed();
    log().settle(new CallId(Q, 0), answered());
    assertThat(log().of(Q).getFirst().settlement()).isEqualTo(answered());
  }

  @Test
  void an_answer_is_not_settled_twice() {
    log().intend(intent(Q, 0, T0));
    log().settle(new CallId(Q, 0), answered());
    log().settle(new CallId(Q, 0), Settlement.spared(Outcome.FAILED, "late"));
    assertThat(log().of(Q).getFirst().settlement()).isEqualTo(answered());
  }

  /** Whatever a message holds: PostgreSQL has no character 0, and characters that escape others. */
  @Test
  void a_message_comes_back_byte_for_byte() {
    String odd = "\0a\u001a\u001a0\u001as\\0\r\n\t'\"\u00e9\ud83d\ude00\u001a\0 ";
    Intent intent = intent(new CallId(Q, 0), Feature.VERDICT, T0, odd);
    log().intend(intent);
    assertThat(reopened().of(Q).getFirst().intent()).isEqualTo(intent);
  }

  @Test
  void what_was_asked_last_about_an_incident_is_found_after_a_start() {
    log().intend(intent("later", 1, T0.plusSeconds(60)));
    log().intend(intent("later", 0, T0.plusSeconds(60)));
    log().intend(intent("earlier", 1, T0));
    assertThat(reopened().asked("bos.txn.toxn1u").orElseThrow().intent())
        .isEqualTo(intent("later", 1, T0.plusSeconds(60)));
    assertThat(log().asked("bos.txn.other")).isEmpty();
  }

  @Test
  void all_calls_about_an_incident_are_found_the_oldest_first() {
    log().intend(intent("later", 1, T0.plusSeconds(60)));
    log().intend(intent("later", 0, T0.plusSeconds(60)));
    log().spare(intent("earlier", 0, T0), Outcome.CIRCUIT_OPEN, "");
    assertThat(reopened().about("bos.txn.toxn1u"))
        .extracting(row -> row.intent().id())
        .containsExactly(new CallId("earlier", 0), new CallId("later", 0), new CallId("later", 1));
    assertThat(log().about("bos.txn.other")).isEmpty();
  }

  @Test
  void calls_that_were_not_made_and_those_for_anything_but_a_verdict_told_no_briefing() {
    log().spare(intent("a", 0, T0), Outcome.REFUSED_BY_BUDGET, "");
    log().spare(intent("b", 0, T0), Outcome.CIRCUIT_OPEN, "");
    log().intend(intent(new CallId("c", 0), Feature.POSTMORTEM, T0, "{}"));
    log().intend(intent(new CallId("d", 0), Feature.CHECK, T0, "?"));
    assertThat(log().asked("bos.txn.toxn1u")).isEmpty();
    log().intend(intent("e", 0, T0.minusSeconds(1)));
    log().settle(new CallId("e", 0), Settlement.spared(Outcome.FAILED, "the API answered 500"));
    assertThat(log().asked("bos.txn.toxn1u").orElseThrow().intent().id().question()).isEqualTo("e");
  }

  @Test
  void what_is_spent_is_counted_from_the_first_instant_to_before_the_last() {
    log().intend(intent("a", 0, T0.minusNanos(1)));
    log().intend(intent("b", 0, T0));
    log().intend(intent("c", 0, T0.plusSeconds(1)));
    assertThat(log().spent(T0, T0.plusSeconds(1))).isEqualTo(MOST);
    assertThat(log().spent(T0.plusSeconds(2), T0.plusSeconds(3))).isEqualTo(Dollars.NONE);
  }

  @Test
  void what_people_decided_is_written_to_each_call_about_the_incident() {
    log().intend(intent(Q, 0, T0));
    log().intend(intent(Q, 1, T0));
    log().decided("bos.txn.toxn1u", "false alarm");
    log().decided("bos.txn.other", "closed");
    assertThat(reopened().of(Q)).extracting(Row::decision).containsOnly("false alarm");
  }

  @Test
  void people_are_told_of_a_stage_once_in_a_month() {
    YearMonth month = YearMonth.of(2026, 11);
    assertThat(log().firstNotice(month, BudgetStage.WARNED, T0)).isTrue();
    assertThat(reopened().firstNotice(month, BudgetStage.WARNED, T0)).isFalse();
    assertThat(log().firstNotice(month, BudgetStage.THRIFTY, T0)).isTrue();
    assertThat(log().firstNotice(month.plusMonths(1), BudgetStage.WARNED, T0)).isTrue();
  }
}
