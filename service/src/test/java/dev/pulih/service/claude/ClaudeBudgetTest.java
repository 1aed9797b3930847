package dev.pulih.service.claude;

import static dev.pulih.service.claude.Asked.HAIKU;
import static dev.pulih.service.claude.Asked.SONNET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Dollars;
import dev.pulih.detect.Severity;
import dev.pulih.report.ProseWriter.Commission;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked, paid and told while a month's budget is used up. */
class ClaudeBudgetTest {

  private static final Dollars ANSWER = new Dollars(4_950);

  private final Asked asked = new Asked();

  @AfterEach
  void close() {
    asked.close();
  }

  private Dollars costOf(String id) {
    return asked.audit.of(id).stream()
        .map(row -> row.settlement().bill().cost())
        .reduce(Dollars.NONE, Dollars::plus);
  }

  @Test
  void below_85_percent_sonnet_is_asked() {
    asked.spent("42.40");
    asked.verdict("q", Severity.P2);
    assertThat(asked.outcomes("q")).containsExactly(SONNET + " ANSWERED");
    assertThat(costOf("q")).isEqualTo(ANSWER);
  }

  /** 1,200 tokens for 1 dollar and 90 for 5 dollars a million. */
  @Test
  void from_85_percent_on_only_haiku_is_asked() {
    asked.spent("42.50");
    assertThat(asked.verdict("q", Severity.P2).source()).isEqualTo(HAIKU);
    assertThat(asked.outcomes("q"))
        .containsExactly(SONNET + " REFUSED_BY_BUDGET", HAIKU + " ANSWERED");
    assertThat(costOf("q")).isEqualTo(new Dollars(1_650));
  }

  @Test
  void from_95_percent_on_only_a_p1_and_a_postmortem_are_worth_a_question() {
    asked.spent("47.50");
    assertThat(asked.verdict("p2", Severity.P2).source()).isEqualTo("template");
    assertThat(asked.verdict("p1", Severity.P1).source()).isEqualTo(HAIKU);
    assertThat(asked.claude.prose().write(new Commission("pm", "inc-7", Severity.P2, "{}")))
        .isPresent();
    assertThat(asked.claude.check())
        .extracting(row -> row.settlement().outcome().name())
        .containsOnly("REFUSED_BY_BUDGET");
    assertThat(asked.endpoint.asked()).containsExactly(HAIKU, HAIKU);
  }

  @Test
  void at_100_percent_nobody_is_asked_until_the_next_month() {
    asked.spent("50");
    assertThat(asked.verdict("p1", Severity.P1).source()).isEqualTo("template");
    assertThat(asked.claude.prose().write(new Commission("pm", "inc-7", Severity.P1, "{}")))
        .isEmpty();
    assertThat(asked.endpoint.received()).isEmpty();
    asked.now = asked.now.plus(Duration.ofDays(8));
    assertThat(asked.verdict("later", Severity.P2).source()).isEqualTo(SONNET);
  }

  @Test
  void what_might_exceed_the_month_is_not_asked() {
    asked.spent("49.995");
    assertThat(asked.verdict("q", Severity.P1).source()).isEqualTo("template");
    assertThat(asked.endpoint.received()).isEmpty();
    assertThat(asked.audit.of("q").getLast().settlement().detail())
        .isEqualTo("what is left does not cover the call");
  }

  @Test
  void a_refusal_by_the_budget_is_no_failure_of_the_model() {
    asked.spent("50");
    for (int i = 0; i < 5; i++) {
      asked.verdict("q" + i, Severity.P1);
    }
    asked.now = asked.now.plus(Duration.ofDays(8));
    assertThat(asked.verdict("later", Severity.P1).source()).isEqualTo(SONNET);
  }

  @Test
  void people_are_told_of_each_stage_once_in_a_month_even_after_a_start() {
    asked.spent("34.996");
    asked.verdict("a", Severity.P1);
    asked.verdict("b", Severity.P1);
    assertThat(asked.notices)
        .containsExactly(
            "WARNED: Claude's budget is 70 % used ($35.00 of $50.00 spent in 2026-11 (70 %), $15.00 left): everything is still asked.");
    asked.claude.close();
    asked.claude = asked.open(asked.endpoint.uri(), Duration.ofSeconds(15));
    asked.spent("13");
    asked.verdict("c", Severity.P1);
    assertThat(asked.notices)
        .extracting(notice -> notice.replaceFirst(":.*", ""))
        .containsExactly("WARNED", "THRIFTY", "URGENT_ONLY");
    asked.now = asked.now.plus(Duration.ofDays(8));
    asked.spent("36");
    asked.verdict("d", Severity.P1);
    assertThat(asked.notices).last().asString().startsWith("WARNED").contains("2026-12");
  }

  /** What is refused costs nothing; what may have been carried out is charged its most. */
  static List<Fault> freeOfCharge() {
    return List.of(
        ClaudeEndpoint.failing(429), ClaudeEndpoint.failing(500), ClaudeEndpoint.failing(529));
  }

  @ParameterizedTest
  @MethodSource("freeOfCharge")
  void what_the_api_refuses_costs_nothing(Fault fault) {
    asked.endpoint.failAlways(fault);
    asked.verdict("q", Severity.P1);
    assertThat(asked.outcomes("q")).containsExactly(SONNET + " FAILED", HAIKU + " FAILED");
    assertThat(costOf("q")).isEqualTo(Dollars.NONE);
  }

  @Test
  void what_never_left_costs_nothing() {
    asked.claude.close();
    asked.claude = asked.open(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5));
    asked.verdict("q", Severity.P1);
    assertThat(asked.outcomes("q")).containsExactly(SONNET + " FAILED", HAIKU + " FAILED");
    assertThat(costOf("q")).isEqualTo(Dollars.NONE);
  }

  static List<Fault> unclear() {
    return List.of(
        new Fault.Hangs(),
        new Fault.Drops(),
        new Fault.Halves(Reply.json(200, "{\"id\":\"msg_01\",\"type\":\"message\"}")),
        new Fault.Answers(Reply.json(200, "<html>Sign in to the proxy</html>")));
  }

  @ParameterizedTest
  @MethodSource("unclear")
  void what_may_have_been_carried_out_is_charged_its_most(Fault fault) {
    asked.claude.close();
    asked.claude = asked.open(asked.endpoint.uri(), Duration.ofSeconds(1));
    asked.endpoint.failAlways(fault);
    asked.verdict("q", Severity.P1);
    assertThat(asked.audit.of("q"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.settlement().bill().cost())
                    .isEqualTo(row.intent().request().most())
                    .isGreaterThan(ANSWER));
  }

  @Test
  void an_answer_that_does_not_hold_is_paid_all_the_same() {
    asked.endpoint.says("It is an anomaly.");
    asked.verdict("q", Severity.P1);
    assertThat(costOf("q")).isEqualTo(new Dollars(4_950 + 1_650));
  }

  @Test
  void what_is_left_calls_and_circuits_are_metrics() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    asked.spent("20");
    asked.endpoint.fail(SONNET, ClaudeEndpoint.failing(500));
    for (int i = 0; i < 4; i++) {
      asked.verdict("q" + i, Severity.P1);
    }
    asked.claude.bindTo(registry);
    assertThat(registry.get("pulih.claude.budget.amount").gauge().value()).isEqualTo(50);
    assertThat(registry.get("pulih.claude.budget.spent").gauge().value()).isEqualTo(20.0066);
    assertThat(registry.get("pulih.claude.budget.left").gauge().value()).isEqualTo(29.9934);
    assertThat(registry.get("pulih.claude.circuit.open").tag("model", SONNET).gauge().value())
        .isEqualTo(1);
    assertThat(registry.get("pulih.claude.circuit.open").tag("model", HAIKU).gauge().value())
        .isZero();
    asked.verdict("after", Severity.P1);
    assertThat(
            registry
                .get("pulih.claude.calls")
                .tags("model", SONNET, "feature", "VERDICT", "outcome", "CIRCUIT_OPEN")
                .counter()
                .count())
        .isEqualTo(1);
  }
}
