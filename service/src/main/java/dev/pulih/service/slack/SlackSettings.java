package dev.pulih.service.slack;

import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where and how Slack messages go. Without settings there is no Slack notifier.
 *
 * @param baseUrl the Web API; method names such as {@code chat.postMessage} are appended
 * @param token the bot's token, with the scope {@code chat:write}
 * @param channels the channels
 * @param timeout for one request, connecting included
 * @param inbound how presses and commands come in
 */
public record SlackSettings(
    URI baseUrl, Secret token, Channels channels, Duration timeout, InboundSettings inbound) {

  /** Slack's address. */
  public static final URI BASE_URL = URI.create("https://slack.com/api/");

  public SlackSettings {
    if (!token.reveal().matches("[!-~]+")) {
      throw new IllegalArgumentException(
          "Slack's token holds a blank or a character that no token has; copy it again.");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("Slack's timeout must be positive; got " + timeout + ".");
    }
  }

  /** The defaults: Slack's address, 10 s, nothing comes in. */
  public static SlackSettings of(Secret token, Channels channels) {
    return new SlackSettings(
        BASE_URL, token, channels, Duration.ofSeconds(10), InboundSettings.none());
  }

  String prefix() {
    return baseUrl.toString().replaceAll("/+$", "") + "/";
  }
}
