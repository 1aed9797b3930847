package dev.pulih.simulator.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.pulih.simulator.cluster.store.ApiFailure;
import dev.pulih.simulator.cluster.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where requests come in from the socket and answers, or faults, go out. */
final class Door implements HttpHandler {

  private final ObjectStore store;
  private final Front front;
  private final Witness witness;
  private final Faults faults;
  private final CountDownLatch closed = new CountDownLatch(1);

  Door(ObjectStore store, Front front, Witness witness, Faults faults) {
    this.store = store;
    this.front = front;
    this.witness = witness;
    this.faults = faults;
  }

  /** Ends every watch and every hanging request. */
  void close() {
    closed.countDown();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ApiRequest request = ApiRequest.read(exchange);
      Optional<Target> target = Target.parse(request.path());
      meet(exchange, request, target, faults.take(request.action(target)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void meet(
      HttpExchange exchange, ApiRequest request, Optional<Target> target, Optional<Fault> fault)
      throws IOException, InterruptedException {
    if (fault.isEmpty()) {
      serve(exchange, request, target);
      return;
    }
    switch (fault.get()) {
      case Fault.Refuse refusal -> send(exchange, refused(request, target, refusal));
      case Fault.Say(int code, var headers, String body) ->
          send(
              exchange,
              witness.see(request, target, () -> new Reply(code, "text/plain", body, headers)));
      case Fault.Hang hang -> {
        hang(hang.time());
        serve(exchange, request, target);
      }
      case Fault.CloseBefore _ -> witness.note(request, target, Witness.BROKEN);
      case Fault.CloseAfter _ -> answer(request, target);
    }
  }

  private Reply refused(ApiRequest request, Optional<Target> target, Fault.Refuse refusal) {
    return witness.see(request, target, () -> Reply.failure(FaultAnswers.of(refusal)));
  }

  private Reply answer(ApiRequest request, Optional<Target> target) {
    return witness.see(request, target, () -> front.answer(request, target));
  }

  private void hang(Duration time) throws InterruptedException {
    if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("the server was closed");
    }
  }

  private void serve(HttpExchange exchange, ApiRequest request, Optional<Target> target)
      throws IOException, InterruptedException {
    if (target.isPresent() && request.verb(target.get()).equals("watch")) {
      watch(exchange, request, target.get());
    } else {
      send(exchange, answer(request, target));
    }
  }

  private void watch(HttpExchange exchange, ApiRequest request, Target target)
      throws IOException, InterruptedException {
    Optional<Reply> instead = upgrade(exchange).or(() -> refusal(request, target));
    if (instead.isPresent()) {
      send(exchange, instead.get());
      return;
    }
    witness.note(request, Optional.of(target), 200);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    new WatchStream(store, target, request.query())
        .write(exchange.getResponseBody(), () -> closed.getCount() > 0);
  }

  /**
   * The JDK's server cannot speak WebSocket. Clients that try it first, as fabric8 does, take a
   * plain 200 as the sign to stream the watch over HTTP instead.
   */
  private static Optional<Reply> upgrade(HttpExchange exchange) {
    boolean asked = "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"));
    return asked ? Optional.of(Reply.text("")) : Optional.empty();
  }

  private Optional<Reply> refusal(ApiRequest request, Target target) {
    try {
      front.admit(request, Optional.of(target));
      return Optional.empty();
    } catch (ApiFailure failure) {
      return Optional.of(witness.see(request, Optional.of(target), () -> Reply.failure(failure)));
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
