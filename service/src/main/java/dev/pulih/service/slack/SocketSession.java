package dev.pulih.service.slack;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connection of Socket Mode, from its hello to its end. */
final class SocketSession implements WebSocket.Listener, AutoCloseable {

  /** Many times the largest payload; whoever sends more is not Slack. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private final Envelopes envelopes;
  private final CompletableFuture<Boolean> hello = new CompletableFuture<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final StringBuilder message = new StringBuilder();
  private final long began = System.nanoTime();
  private volatile long heard = began;
  private volatile Optional<WebSocket> socket = Optional.empty();

  /** How a connection ended. */
  sealed interface End {

    /** Slack wants another one in its place; this one still works for some seconds. */
    record Renewal() implements End {}

    /** It is gone. */
    record Lost(String why) implements End {}
  }

  SocketSession(Envelopes envelopes) {
    this.envelopes = envelopes;
  }

  // ----- what the socket tells

  @Override
  public void onOpen(WebSocket opened) {
    socket = Optional.of(opened);
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    heard = System.nanoTime();
    message.append(part);
    if (message.length() > MOST_CHARACTERS) {
      lost("a message had no end");
    } else if (last) {
      taken(from);
    } else {
      from.request(1);
    }
    return null;
  }

  /** The next message is asked for once this one is acknowledged: answers go one at a time. */
  private void taken(WebSocket from) {
    String whole = message.toString();
    message.setLength(0);
    CompletionStage<?> _ =
        envelopes
            .take(whole, answer -> from.sendText(answer, true), this)
            .whenComplete((_, _) -> from.request(1));
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer payload) {
    return alive(from);
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
    return alive(from);
  }

  private @Nullable CompletionStage<?> alive(WebSocket from) {
    heard = System.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    lost("Slack closed it (" + code + (reason.isEmpty() ? "" : " " + reason) + ")");
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    lost(error.toString());
  }

  // ----- what the messages tell

  void greeted() {
    hello.complete(true);
  }

  void renew() {
    end.complete(new End.Renewal());
  }

  void lost(String why) {
    hello.completeExceptionally(new IllegalStateException(why));
    end.complete(new End.Lost(why));
    socket.ifPresent(WebSocket::abort);
  }

  // ----- what its owner asks

  void awaitHello(Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    boolean _ = hello.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for its end; asks for signs of life meanwhile. */
  End awaitEnd(Rhythm rhythm) throws InterruptedException {
    while (!ended(rhythm.ping())) {
      if (longer(rhythm.silence(), heard)) {
        lost("nothing was heard for " + rhythm.silence().toSeconds() + " s");
      } else {
        socket.ifPresent(this::ping);
      }
    }
    return end.join();
  }

  private boolean ended(Duration within) throws InterruptedException {
    try {
      End _ = end.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ping(WebSocket open) {
    CompletionStage<?> _ =
        open.sendPing(ByteBuffer.allocate(0))
            .exceptionally(
                error -> {
                  lost(error.toString());
                  return open;
                });
  }

  boolean lived(Duration least) {
    return longer(least, began);
  }

  private static boolean longer(Duration than, long since) {
    return System.nanoTime() - since > than.toNanos();
  }

  /** Says goodbye and hangs up, without waiting for an answer. */
  @Override
  public void close() {
    socket.ifPresent(
        open -> {
          CompletionStage<?> _ =
              open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((_, _) -> open.abort());
        });
  }
}
