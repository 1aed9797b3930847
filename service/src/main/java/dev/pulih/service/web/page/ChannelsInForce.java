package dev.pulih.service.web.page;

import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.email.MailServer;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.slack.Allowed;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.web.page.InForce.Topic;
import dev.pulih.service.webhook.WebhookSettings;
import java.util.Map;
import java.util.TreeSet;

/** What is in force of the ways to people; of addresses the host, of headers their names alone. */
final class ChannelsInForce {

  private ChannelsInForce() {}

  static Topic pagerDuty(PagerDutySettings pagerDuty, Map<String, String> origins) {
    return new Entries()
        .host("pagerduty.baseUrl", pagerDuty.baseUrl())
        .secrets(origins, "pagerduty.")
        .time("pagerduty.timeout", pagerDuty.timeout())
        .time("pagerduty.throttled", pagerDuty.throttled())
        .about("topic.pagerduty");
  }

  /** By which of its secrets orders come in tells whether by requests or by Socket Mode. */
  static Topic slack(SlackSettings slack, Map<String, String> origins) {
    Allowed allowed = slack.inbound().allowed();
    return new Entries()
        .host("slack.baseUrl", slack.baseUrl())
        .text("slack.channel", slack.channels().standard())
        .choice("slack.language", slack.channels().language())
        .secrets(origins, "slack.")
        .text("slack.allowed.users", new TreeSet<>(allowed.users()))
        .some("slack.allowed.group", allowed.group())
        .time("slack.timeout", slack.timeout())
        .about("topic.slack");
  }

  static Topic webhook(WebhookSettings webhook, Map<String, String> origins) {
    return new Entries()
        .host("webhook.url", webhook.addresses().standard())
        .secrets(origins, "webhook.")
        .text("webhook.headers", new TreeSet<>(webhook.headers().open().keySet()))
        .text("webhook.allowHttp", webhook.addresses().permission().http())
        .text("webhook.allowPrivate", webhook.addresses().permission().inside())
        .time("webhook.timeout", webhook.timeout())
        .about("topic.webhook");
  }

  static Topic email(EmailSettings email, Map<String, String> origins) {
    Entries entries = new Entries();
    server(entries, email.server());
    entries
        .secrets(origins, "email.")
        .text("email.from", email.addresses().from())
        .text("email.to", email.addresses().standard());
    timeouts(entries, email.timeouts());
    return entries.about("topic.email");
  }

  private static void server(Entries entries, MailServer server) {
    entries
        .text("email.host", server.host())
        .text("email.port", server.port())
        .choice("email.encryption", server.encryption())
        .some("email.authority", server.authority())
        .some("email.user", server.login().map(MailServer.Login::user));
  }

  private static void timeouts(Entries entries, EmailSettings.Timeouts timeouts) {
    entries
        .time("email.timeouts.connect", timeouts.connect())
        .time("email.timeouts.read", timeouts.read())
        .time("email.timeouts.write", timeouts.write())
        .time("email.timeouts.whole", timeouts.whole());
  }
}
