package dev.pulih.service.badinput;

import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackPerson;
import dev.pulih.service.testing.SlackSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where a Pulih tells and asks: Slack, in which one person may give orders, PagerDuty and Claude.
 */
record Vendors(SlackEndpoint slack, PagerDutyEndpoint pager, ClaudeEndpoint claude)
    implements AutoCloseable {

  private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";
  private static final SlackSender SENDER = new SlackSender("planted-signing-secret");
  private static final SlackPerson SITI = new SlackPerson("U0SITI00", "siti");

  Vendors() {
    this(new SlackEndpoint(), new PagerDutyEndpoint(), new ClaudeEndpoint());
  }

  /** The lines of a configuration that name them; the secrets go into a folder. */
  String yaml(Path folder) throws IOException {
    return """
    slack: {token: %s, channel: "#bos-alerts", baseUrl: "%s", signingSecret: %s, allowed: {users: [%s]}}
    pagerduty: {routingKey: %s, baseUrl: "%s"}
    claude: {apiKey: %s, baseUrl: "%s"}
    """
        .formatted(
            secret(folder, "slack.token", SlackEndpoint.TOKEN),
            slack.uri().resolve("/api/"),
            secret(folder, "slack.secret", SENDER.secret()),
            SITI.id(),
            secret(folder, "pagerduty.key", ROUTING_KEY),
            pager.uri(),
            secret(folder, "claude.key", ClaudeEndpoint.KEY),
            claude.uri());
  }

  private static String secret(Path folder, String name, String value) throws IOException {
    return "\"file:" + Files.writeString(folder.resolve(name), value) + "\"";
  }

  /** Nobody takes a message. */
  void refuse() {
    slack.failAlways(Fault.status(503));
    pager.failAlways(Fault.status(503));
  }

  /** Everybody does. */
  void accept() {
    slack.recover();
    pager.recover();
  }

  /** Siti types a command to the Pulih at an address; what is answered to Slack. */
  HttpResponse<String> types(String text, URI pulih) {
    String body = SlackPerson.form(SITI.command(text, slack.uri() + "/actions/1"));
    return SlackSender.send(
        pulih.resolve("/slack/commands"), body, SENDER.signature(Instant.now(), body));
  }

  /** How many messages about incidents of a service stand in the channel. */
  long messages(String service) {
    return slack.messages().stream()
        .filter(message -> message.inChannel() && message.says(service))
        .filter(message -> !message.says("records are older"))
        .count();
  }

  /** Whether PagerDuty was asked to call somebody about an incident, taken or not. */
  boolean triedToPage(String incident) {
    return pager.received().stream().anyMatch(request -> request.body().contains(incident));
  }

  /** How often an alert was sent that PagerDuty took. */
  long pages(String incident) {
    return pager.pages().stream().filter(page -> page.dedupKey().equals(incident)).count();
  }

  @Override
  public void close() {
    slack.close();
    pager.close();
    claude.close();
  }
}
