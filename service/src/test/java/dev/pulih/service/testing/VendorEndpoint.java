package dev.pulih.service.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pulih.service.testing.Fault.Answers;
import dev.pulih.service.testing.Fault.Drips;
import dev.pulih.service.testing.Fault.Drops;
import dev.pulih.service.testing.Fault.Halves;
import dev.pulih.service.testing.Fault.Hangs;
import dev.pulih.service.testing.Fault.LosesTheAnswer;
import dev.pulih.service.testing.Fault.Works;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A vendor's HTTP API on a port of this machine. */
public abstract class VendorEndpoint implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Deque<Fault> next = new ConcurrentLinkedDeque<>();
  private volatile Optional<Fault> lasting = Optional.empty();

  VendorEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Its address. */
  public URI uri() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort());
  }

  /** All requests so far, refused and failed ones too. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The next requests fail like this, one each. */
  public void failNext(Fault... faults) {
    next.addAll(List.of(faults));
  }

  /** All requests fail like this until {@link #recover}. */
  public void failAlways(Fault fault) {
    lasting = Optional.of(fault);
  }

  /** No request fails any more. */
  public void recover() {
    next.clear();
    lasting = Optional.empty();
  }

  /** What the vendor does with a request and answers. */
  protected abstract Reply serve(Received request);

  /** How this request fails, if it does. */
  protected Optional<Fault> fault(Received request) {
    return Optional.ofNullable(next.poll()).or(() -> lasting);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received request = read(exchange);
      received.add(request);
      Optional<Fault> fault = fault(request);
      if (fault.isPresent()) {
        fail(exchange, request, fault.get());
      } else {
        write(exchange, serve(request));
      }
    }
  }

  private void fail(HttpExchange exchange, Received request, Fault fault) throws IOException {
    switch (fault) {
      case Answers(Reply reply) -> write(exchange, reply);
      case Hangs _ -> awaitClosed();
      case Halves(Reply reply) -> half(exchange, reply);
      case Drips(Reply reply, Duration pause) -> drip(exchange, reply, pause);
      case Drops _ -> exchange.close();
      case LosesTheAnswer _ -> serve(request);
      case Works _ -> write(exchange, serve(request));
    }
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = bytes(exchange, reply);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void half(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = bytes(exchange, reply);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  private void drip(HttpExchange exchange, Reply reply, Duration pause) throws IOException {
    byte[] body = bytes(exchange, reply);
    exchange.sendResponseHeaders(reply.status(), body.length);
    for (int i = 0; i < body.length && !closedWithin(pause); i++) {
      exchange.getResponseBody().write(body, i, 1);
      exchange.getResponseBody().flush();
    }
  }

  private boolean closedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static byte[] bytes(HttpExchange exchange, Reply reply) {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    return reply.body().getBytes(StandardCharsets.UTF_8);
  }

  private static Received read(HttpExchange exchange) throws IOException {
    return new Received(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        headers(exchange),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> header.getValue().getFirst()));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
