package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Channel;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.Outgoing;
import dev.pulih.service.config.Reach;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.email.EmailSettings.Timeouts;
import dev.pulih.service.email.MailAddresses;
import dev.pulih.service.email.MailServer;
import dev.pulih.service.link.LinkTemplate;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.link.Placeholder;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.pagerduty.RoutingKeys;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.secret.Secrets;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.InboundSettings;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.testing.MailEndpoint;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.WebhookEndpoint;
import dev.pulih.service.webhook.SigningSecrets;
import dev.pulih.service.webhook.WebhookAddresses;
import dev.pulih.service.webhook.WebhookAddresses.Permission;
import dev.pulih.service.webhook.WebhookSettings;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every configured channel is there, and what leaves by it is masked and linked. */
class ContactsTest {

  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");

  private final PagerDutyEndpoint pager = new PagerDutyEndpoint();
  private final SlackEndpoint slack = new SlackEndpoint();
  private final WebhookEndpoint webhook = new WebhookEndpoint(Instant.now());
  private final MailEndpoint mail = new MailEndpoint(MailEndpoint.Manner.open());

  @AfterEach
  void close() {
    pager.close();
    slack.close();
    webhook.close();
    mail.close();
  }

  @Test
  void what_leaves_by_any_channel_is_masked_and_linked() {
    slack.joins("#bos-alerts", "C0BOSALERTS");
    List<Notifier> notifiers = Contacts.notifiers(neighbours(reach()));
    assertThat(notifiers).extracting(Notifier::channel).containsExactlyInAnyOrder(Channel.values());
    notifiers.forEach(it -> assertThat(it.send(page())).isInstanceOf(Delivered.class));
    assertThat(sent())
        .hasSize(Channel.values().length)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("[email]", "https://wiki.example/RB-03")
                    .doesNotContain("ali@example.com"));
  }

  private List<String> sent() {
    return List.of(
        pager.pages().getFirst().body().toString(),
        slack.messages().toString(),
        webhook.messages().getFirst().toString(),
        mail.taken().getFirst().text());
  }

  @Test
  void what_is_not_configured_is_not_there() {
    assertThat(Contacts.notifiers(neighbours(Reach.nobody()))).isEmpty();
  }

  private static Notification page() {
    return new Notification(
        Kind.PAGE,
        new About("inc-7", TXN, Severity.P1),
        "no balance for ali@example.com",
        Map.of("Runbook", "RB-03"),
        Optional.empty());
  }

  private static Neighbours neighbours(Reach reach) {
    LinkTemplate runbooks =
        new LinkTemplate("https://wiki.example/{runbook}", List.of(Placeholder.RUNBOOK));
    LinkTemplates links =
        new LinkTemplates(
            Optional.empty(), Optional.empty(), Optional.of(runbooks), Optional.empty());
    return new Neighbours(
        Optional.empty(),
        reach,
        Optional.empty(),
        new Outgoing(
            Masking.defaults(), 8_000, Runbooks.shipped(), links, Secrets.none(), Map.of()));
  }

  private Reach reach() {
    return new Reach(
        Optional.of(paged()),
        Optional.of(told()),
        Optional.of(posted()),
        Optional.of(written()),
        List.of());
  }

  private PagerDutySettings paged() {
    RoutingKeys keys = new RoutingKeys(new Secret("0123456789abcdef0123456789abcdef"), Map.of());
    return new PagerDutySettings(pager.uri(), keys, Duration.ofSeconds(10), Duration.ofMinutes(2));
  }

  private SlackSettings told() {
    return new SlackSettings(
        slack.uri().resolve("/api/"),
        new Secret(SlackEndpoint.TOKEN),
        Channels.defaults(),
        Duration.ofSeconds(10),
        InboundSettings.none());
  }

  private WebhookSettings posted() {
    return WebhookSettings.of(
        new WebhookAddresses(webhook.uri().resolve("/"), Map.of(), new Permission(false, true)),
        new SigningSecrets(List.of(new Secret(WebhookEndpoint.SECRET))));
  }

  private EmailSettings written() {
    return new EmailSettings(
        new MailServer(
            "localhost",
            mail.port(),
            MailServer.Encryption.NONE,
            Optional.empty(),
            Optional.empty()),
        new MailAddresses("pulih@bos.example", List.of("oncall@bos.example"), Map.of()),
        Timeouts.defaults());
  }
}
