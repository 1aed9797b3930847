package dev.pulih.service.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.pulih.notify.RetryAfter;
import dev.pulih.service.slack.Dialler.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks Slack where Socket Mode connects to (<a
 * href="https://docs.slack.dev/reference/methods/apps.connections.open/">apps.connections.open</a>);
 * an address is good for one connection.
 */
record Addresses(MethodsClient slack) {

  /** A new address. */
  URI next() throws Unreachable {
    try {
      return address(slack.appsConnectionsOpen(r -> r));
    } catch (SlackApiException e) {
      throw new Unreachable("apps.connections.open: " + Mishap.of(e), retryAfter(e));
    } catch (IOException | RuntimeException e) {
      throw new Unreachable("apps.connections.open: " + Mishap.of(e), Duration.ZERO);
    }
  }

  private static URI address(AppsConnectionsOpenResponse answer) throws Unreachable {
    if (!answer.isOk() || answer.getUrl() == null) {
      String error = Mishap.code(answer.getError());
      throw new Unreachable("apps.connections.open: " + error + advice(error), Duration.ZERO);
    }
    return URI.create(answer.getUrl());
  }

  private static String advice(String error) {
    return switch (error) {
      case "invalid_auth",
          "not_authed",
          "not_allowed_token_type",
          "token_revoked",
          "token_expired" ->
          " (put the app-level token xapp-... under slack.appToken)";
      case "missing_scope" -> " (the app-level token needs the scope connections:write)";
      case "forbidden_team", "access_denied" -> " (switch Socket Mode on in the app's settings)";
      default -> "";
    };
  }

  private static Duration retryAfter(SlackApiException failed) {
    return Optional.ofNullable(failed.getResponse().header("Retry-After"))
        .flatMap(header -> RetryAfter.parse(header, Instant.now()))
        .orElse(Duration.ZERO);
  }
}
