package dev.pulih.service.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pulih.service.e2e.GivenCluster.SeenPod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Metrics of pods that serve nothing themselves, on a real socket: traffic follows the weights that
 * the cluster shows at each look, and the trouble is where its pods are.
 */
final class GivenMetrics implements AutoCloseable {

  private static final double REQUESTS_PER_SECOND = 600;
  private static final long FRESH_NANOS = 500_000_000;
  private static final String PATH = "/pods/";

  private final GivenCluster cluster;
  private final Trouble trouble;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, PodMeter> meters = new TreeMap<>();
  private long looked = System.nanoTime();

  GivenMetrics(GivenCluster cluster, Trouble trouble) throws IOException {
    this.cluster = cluster;
    this.trouble = trouble;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.setExecutor(threads);
    http.start();
  }

  /** Where Prometheus's HTTP service discovery finds the pods. */
  URI discovery() {
    return URI.create("http://" + address() + "/sd");
  }

  private String address() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      look();
      send(exchange, path.equals("/sd") ? targets() : metrics(path.substring(PATH.length())));
    }
  }

  /** Between two looks, the pods that are ready now have answered what came. */
  private synchronized void look() {
    long now = System.nanoTime();
    if (now - looked >= FRESH_NANOS) {
      double seconds = (now - looked) / 1e9;
      List<SeenPod> pods = cluster.pods().stream().filter(SeenPod::ready).toList();
      meters.keySet().retainAll(pods.stream().map(SeenPod::name).toList());
      pods.forEach(pod -> meters.computeIfAbsent(pod.name(), _ -> new PodMeter()));
      cluster.shares().forEach((version, share) -> flow(pods, version, share * seconds));
      looked = now;
    }
  }

  private void flow(List<SeenPod> all, String version, double seconds) {
    List<SeenPod> pods = all.stream().filter(pod -> pod.version().equals(version)).toList();
    pods.forEach(
        pod ->
            meters
                .get(pod.name())
                .answer(
                    REQUESTS_PER_SECOND * seconds / pods.size(),
                    trouble.failing(pod, all),
                    trouble.seconds()));
  }

  private synchronized String targets() {
    return JsonMapper.shared()
        .writeValueAsString(meters.keySet().stream().map(this::target).toList());
  }

  private Map<String, Object> target(String pod) {
    Map<String, String> labels =
        Map.of(
            "__metrics_path__",
            PATH + pod,
            "namespace",
            cluster.namespace(),
            "service",
            GivenCluster.SERVICE,
            "pod",
            pod);
    return Map.of("targets", List.of(address()), "labels", labels);
  }

  /** Empty for a pod that is gone. */
  private synchronized String metrics(String pod) {
    PodMeter meter = meters.get(pod);
    return meter == null ? "" : meter.text();
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String type = text.startsWith("[") ? "application/json" : "text/plain; version=0.0.4";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(text.isEmpty() ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}
