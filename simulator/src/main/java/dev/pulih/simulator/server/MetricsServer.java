package dev.pulih.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pulih.simulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the metrics of a world's pods and exporters, and tells Prometheus where they are. */
final class MetricsServer implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final LiveWorld world;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** A page, or the HTTP code of its refusal with a sentence. */
  private record Page(int code, String type, String body) {
    static Page text(String body) {
      return new Page(200, "text/plain; version=0.0.4; charset=utf-8", body);
    }

    static Page refusal(int code, String why) {
      return new Page(code, "text/plain; charset=utf-8", why + "\n");
    }
  }

  private MetricsServer(LiveWorld world, HttpServer http) {
    this.world = world;
    this.http = http;
    http.createContext("/", this::answer);
    http.setExecutor(threads);
    http.start();
  }

  static MetricsServer start(LiveWorld world, int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new MetricsServer(world, HttpServer.create(address, BACKLOG));
    } catch (IOException taken) {
      throw new UncheckedIOException("the metrics cannot be served on port " + port, taken);
    }
  }

  String address() {
    InetSocketAddress bound = http.getAddress();
    return bound.getAddress().getHostAddress() + ":" + bound.getPort();
  }

  URI url() {
    return URI.create("http://" + address());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page = world.look(w -> page(w, exchange.getRequestURI().getPath()));
      byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.sendResponseHeaders(page.code(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Page page(World w, String path) {
    List<ScrapeTarget> targets = ScrapeTarget.of(w);
    if (path.equals("/sd")) {
      return new Page(200, "application/json", new Discovery(address()).json(targets));
    }
    return w.monitored() ? metrics(targets, path) : Page.refusal(503, "monitoring is gone");
  }

  private static Page metrics(List<ScrapeTarget> targets, String path) {
    return targets.stream()
        .filter(target -> target.path().equals(path))
        .findFirst()
        .map(MetricsServer::metrics)
        .orElseGet(() -> Page.refusal(404, "no such target"));
  }

  private static Page metrics(ScrapeTarget target) {
    return target
        .page()
        .get()
        .map(Page::text)
        .orElseGet(() -> Page.refusal(503, target.path() + " is not ready"));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
