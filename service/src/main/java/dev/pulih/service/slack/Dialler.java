package dev.pulih.service.slack;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens connections of Socket Mode. The address holds a ticket, so no message quotes it. */
record Dialler(Addresses addresses, HttpClient http, Duration timeout, Envelopes envelopes) {

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
        http.newWebSocketBuilder().connectTimeout(timeout).buildAsync(addresses.next(), session);
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
}
