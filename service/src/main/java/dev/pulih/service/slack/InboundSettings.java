package dev.pulih.service.slack;

import dev.pulih.service.secret.Secret;
import java.util.Optional;

/**
 * How presses and commands come in; without a secret or token none do.
 *
 * @param signingSecret what Slack signs its requests with
 * @param appToken the app's token, with the scope {@code connections:write}, for Socket Mode
 * @param allowed who may order something
 */
public record InboundSettings(
    Optional<Secret> signingSecret, Optional<Secret> appToken, Allowed allowed) {

  public InboundSettings {
    if (appToken.filter(token -> !token.reveal().matches("xapp-[!-~]+")).isPresent()) {
      throw new IllegalArgumentException(
          "Slack's appToken begins with xapp-: make one under Basic Information, App-Level Tokens,"
              + " with the scope connections:write.");
    }
    if (signingSecret.filter(secret -> !secret.reveal().matches("[!-~]{16,}")).isPresent()) {
      throw new IllegalArgumentException(
          "Slack's signingSecret holds a blank or is too short to be one; copy it again from Basic"
              + " Information, App Credentials.");
    }
  }

  /** Nothing comes in. */
  public static InboundSettings none() {
    return new InboundSettings(Optional.empty(), Optional.empty(), Allowed.nobody());
  }

  /** Whether anything comes in. */
  public boolean open() {
    return signingSecret.isPresent() || appToken.isPresent();
  }
}
