package dev.pulih.service.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.pulih.notify.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens connections of Socket Mode: asks Slack for an address (<a
 * href="https://docs.slack.dev/reference/methods/apps.connections.open/">apps.connections.open</a>),
 * which is good for one connection, and connects there. The address holds a ticket, so no message
 * quotes it.
 */
record Dialler(MethodsClient slack, HttpClient http, Duration timeout, Envelopes envelopes) {

  /** There is no connection. */
  static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration notBefore;

    Unreachable(String why, Duration notBefore) {
      super(why);
      this.notBefore = notBefore;
    }

    /** How long Slack wants to be left alone. */
    Duration notBefore() {
      return notBefore;
    }
  }

  /** A connection over which Slack has said hello. */
  SocketSession dial() throws Unreachable, InterruptedException {
    SocketSession session = new SocketSession(envelopes);
    CompletableFuture<WebSocket> socket =
        http.newWebSocketBuilder().connectTimeout(timeout).buildAsync(address(), session);
    boolean greeted = false;
    try {
      greeted = greeted(socket, session);
      return session;
    } finally {
      if (!greeted) {
        CompletableFuture<?> _ = socket.thenAccept(WebSocket::abort);
      }
    }
  }

  private boolean greeted(CompletableFuture<WebSocket> socket, SocketSession session)
      throws Unreachable, InterruptedException {
    try {
      WebSocket _ = socket.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      session.awaitHello(timeout);
      return true;
    } catch (ExecutionException e) {
      throw new Unreachable("the connection failed: " + e.getCause(), Duration.ZERO);
    } catch (TimeoutException _) {
      throw new Unreachable(
          "Slack said no hello within " + timeout.toSeconds() + " s", Duration.ZERO);
    }
  }

  private URI address() throws Unreachable {
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
      String error = String.valueOf(answer.getError());
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
