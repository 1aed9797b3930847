package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pulih.analyse.AuditLog.Bill;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.BudgetStage;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.MaskingRule;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Tokens;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Channel;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.BudgetNews;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.Outgoing;
import dev.pulih.service.config.Reach;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.pagerduty.RoutingKeys;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.secret.Secrets;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.InboundSettings;
import dev.pulih.service.slack.SlackNotifier;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackEndpoint.Message;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who hears of the budget, and who does not wait for that. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class BudgetNewsTest {

  private final SlackEndpoint slack = new SlackEndpoint();
  private final PagerDutyEndpoint pager = new PagerDutyEndpoint();
  private final ClaudeEndpoint endpoint = new ClaudeEndpoint();
  private final FakeAuditLog audit = new FakeAuditLog();

  @AfterEach
  void close() {
    slack.close();
    pager.close();
    endpoint.close();
  }

  /** As Pulih is put together. */
  private Neighbours neighbours() {
    ClaudeSettings usual = ClaudeSettings.of(new Secret(ClaudeEndpoint.KEY));
    ClaudeSettings claude =
        new ClaudeSettings(
            new Backend.Direct(endpoint.uri(), new Secret(ClaudeEndpoint.KEY)),
            usual.levels(),
            usual.limits(),
            usual.circuit(),
            usual.spending());
    Secret key = new Secret("0123456789abcdef0123456789abcdef");
    PagerDutySettings paged =
        new PagerDutySettings(
            pager.uri(),
            new RoutingKeys(key, Map.of()),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2));
    return new Neighbours(
        Optional.empty(),
        new Reach(
            Optional.of(paged),
            Optional.of(slackSettings()),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        Optional.of(claude),
        new Outgoing(
            new Masking(List.of(MaskingRule.of("word", "still"))),
            8_000,
            Runbooks.shipped(),
            LinkTemplates.none(),
            Secrets.none(),
            Map.of()));
  }

  private SlackSettings slackSettings() {
    return new SlackSettings(
        slack.uri().resolve("/api"),
        new Secret(SlackEndpoint.TOKEN),
        Channels.defaults(),
        Duration.ofSeconds(10),
        InboundSettings.none());
  }

  private BudgetNews overSlack() {
    SlackNotifier notifier = new SlackNotifier(slackSettings(), Clock.systemUTC());
    return new BudgetNews(List.of(notifier));
  }

  private void spent(String amount) {
    CallId id = new CallId("before", 0);
    audit.intend(
        new Intent(id, Feature.VERDICT, "", new Request("", "", "", Instant.now(), Dollars.NONE)));
    Bill bill = new Bill("", Tokens.NONE, Dollars.of(amount));
    audit.settle(id, new Settlement(Outcome.ANSWERED, "", bill, Duration.ZERO, "x"));
  }

  @Test
  void slack_hears_of_each_stage_in_a_masked_message_of_its_own_and_nobody_is_called() {
    spent("42.4999");
    try (Claude claude = Contacts.claude(neighbours(), audit).orElseThrow()) {
      Question question =
          new Question(
              "q", Severity.P2, new Briefing("inc-7", new ServiceRef("bos", "txn-service"), "{}"));
      assertThat(claude.analyst(new TemplateAnalyst()).ask(question).source())
          .isEqualTo("claude-sonnet-4-5");
    }
    assertThat(slack.messages()).extracting(Message::inChannel).containsExactly(true, true);
    assertThat(slack.messages().getFirst().text())
        .matches(
            "Claude's budget is 70 % used \\(\\$42\\.50 of \\$50\\.00 spent in \\d{4}-\\d\\d \\(85 %\\), \\$7\\.50 left\\): everything is \\[word\\] asked\\.");
    assertThat(slack.messages().getLast().text()).startsWith("Claude's budget is 85 % used");
    assertThat(slack.messages().getLast().blocks()).contains("P2", "pulih/claude", "claude-budget");
    assertThat(slack.calls()).isZero();
    assertThat(pager.received()).isEmpty();
  }

  /** The notifier answers only after the caller went on: if it waited, this would never end. */
  @Test
  void nobody_waits_for_a_channel_that_does_not_answer(CapturedOutput output) {
    CountDownLatch later = new CountDownLatch(1);
    try (BudgetNews news = new BudgetNews(List.of(new Odd(later)))) {
      news.reached(BudgetStage.WARNED, "70 %");
      news.reached(BudgetStage.THRIFTY, "85 %");
      later.countDown();
    }
    assertThat(output.getAll())
        .contains("70 %", "85 %")
        .containsPattern("(?s)(SLACK does not hear news of claude-budget: .*a bug.*){2}");
  }

  @Test
  void a_slack_that_refuses_is_logged_and_the_next_stage_is_told(CapturedOutput output) {
    slack.failNext(Fault.status(503));
    try (BudgetNews news = overSlack()) {
      news.reached(BudgetStage.WARNED, "70 %");
      news.reached(BudgetStage.THRIFTY, "85 %");
    }
    assertThat(slack.messages()).extracting(Message::text).containsExactly("85 %");
    assertThat(output.getAll()).containsPattern("SLACK does not hear news of claude-budget: .*503");
  }

  @Test
  void after_the_end_it_is_in_the_log_alone(CapturedOutput output) {
    BudgetNews news = overSlack();
    news.close();
    assertThatCode(() -> news.reached(BudgetStage.WARNED, "70 %")).doesNotThrowAnyException();
    assertThat(output.getAll()).contains("70 %", "Pulih is stopping");
    assertThat(slack.messages()).isEmpty();
  }

  /** Waits, and then fails as no notifier may. */
  private record Odd(CountDownLatch when) implements Notifier {

    @Override
    public Channel channel() {
      return Channel.SLACK;
    }

    @Override
    public Delivery send(Notification notification) {
      try {
        when.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("a bug");
    }
  }
}
