package dev.pulih.service.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An OpenTelemetry collector that takes traces over HTTP, as their protocol defines them
 * (https://github.com/open-telemetry/opentelemetry-proto, {@code trace/v1/trace.proto}).
 */
public final class CollectorEndpoint implements AutoCloseable {

  private static final int ERROR = 2;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean hangs;

  /**
   * A span.
   *
   * @param trace the trace that it belongs to
   * @param id its id
   * @param parent the id of the span around it; empty for the first of a trace
   * @param name its name
   * @param fields its attributes
   * @param links the ids of spans of other traces that it points to
   * @param failed whether its status is an error
   */
  public record Span(
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> fields,
      List<String> links,
      boolean failed) {}

  /** One that takes all that it gets. */
  public CollectorEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Its address, without the path of the protocol. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on it answers nobody. */
  public void hang() {
    hangs = true;
  }

  /** All spans so far. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Method and path of each request, and its header {@code X-Tenant}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI().getPath()
              + " "
              + exchange.getRequestHeaders().getFirst("X-Tenant"));
      Protobuf request = Protobuf.of(exchange.getRequestBody().readAllBytes());
      if (hangs) {
        awaitClosed();
      }
      request.messages(1).forEach(this::resource);
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void resource(Protobuf resource) {
    Map<String, String> fields =
        resource.messages(1).stream()
            .flatMap(r -> attributes(r, 1).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!"pulih".equals(fields.get("service.name"))) {
      throw new IllegalArgumentException("traces of " + fields);
    }
    resource.messages(2).stream()
        .flatMap(scope -> scope.messages(2).stream())
        .map(CollectorEndpoint::span)
        .forEach(spans::add);
  }

  private static Span span(Protobuf span) {
    return new Span(
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        span.text(5),
        attributes(span, 9),
        span.messages(13).stream().map(link -> hex(link, 2)).toList(),
        span.messages(15).stream().anyMatch(status -> status.number(3) == ERROR));
  }

  private static String hex(Protobuf message, int field) {
    return HexFormat.of().formatHex(message.bytes(field));
  }

  private static Map<String, String> attributes(Protobuf message, int field) {
    return message.messages(field).stream()
        .collect(
            Collectors.toMap(pair -> pair.text(1), pair -> pair.messages(2).getFirst().text(1)));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
