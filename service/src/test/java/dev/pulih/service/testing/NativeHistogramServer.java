package dev.pulih.service.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A scrape target whose latency histogram is native and has buckets too, as the Java client makes
 * it: in the protobuf format, with a hundred more observations at each scrape.
 */
public final class NativeHistogramServer implements AutoCloseable {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusProtobufWriter protobuf = new PrometheusProtobufWriter();
  private final Histogram latency =
      Histogram.builder()
          .name("http_request_duration_seconds")
          .labelNames("namespace", "service", "pod")
          .classicUpperBounds(0.1, 0.2, 0.5, 1)
          .register(registry);
  private final HttpServer server;

  /** Serves the latency of {@code bos/txn-service}: 98 % take 0.05 s, the others 0.4 s. */
  public NativeHistogramServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/metrics", this::answer);
    server.start();
  }

  /** Its {@code host:port}, as a scrape configuration wants it. */
  public String target() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      observe();
      exchange.getResponseHeaders().set("Content-Type", protobuf.getContentType());
      exchange.sendResponseHeaders(200, 0);
      protobuf.write(exchange.getResponseBody(), registry.scrape());
    }
  }

  private void observe() {
    for (int i = 0; i < 100; i++) {
      latency.labelValues("bos", "txn-service", "txn-a").observe(i < 98 ? 0.05 : 0.4);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
