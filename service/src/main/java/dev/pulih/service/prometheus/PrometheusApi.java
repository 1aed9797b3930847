package dev.pulih.service.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The two query calls of the Prometheus HTTP API
 * (https://prometheus.io/docs/prometheus/latest/querying/api/), POSTed as forms so that an
 * expression may be longer than a URL.
 */
final class PrometheusApi implements AutoCloseable {

  private static final int BEGINNING = 4096;

  private final PrometheusSettings settings;
  private final HttpClient http;

  PrometheusApi(PrometheusSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timing().connect())
            .sslContext(settings.access().tls().context())
            .build();
  }

  /** One value of each series at one instant. */
  void instant(String expression, Instant time, Samples samples)
      throws IOException, InterruptedException, DoubtfulAnswer {
    ask("query", "vector", Map.of("query", expression, "time", seconds(time)), samples);
  }

  /** One value of each series now, by the server's clock. */
  void now(String expression, Samples samples)
      throws IOException, InterruptedException, DoubtfulAnswer {
    ask("query", "vector", Map.of("query", expression), samples);
  }

  /** The values of each series from one instant to another, both included. */
  void range(String expression, Steps steps, Samples samples)
      throws IOException, InterruptedException, DoubtfulAnswer {
    ask("query_range", "matrix", parameters(expression, steps), samples);
  }

  private static Map<String, String> parameters(String expression, Steps steps) {
    return Map.of(
        "query", expression,
        "start", seconds(steps.from()),
        "end", seconds(steps.last()),
        "step", seconds(steps.step()));
  }

  private void ask(String path, String type, Map<String, String> parameters, Samples samples)
      throws IOException, InterruptedException, DoubtfulAnswer {
    long start = System.nanoTime();
    HttpResponse<InputStream> response = send(path, parameters, start);
    Duration left = settings.timing().query().minusNanos(System.nanoTime() - start);
    long limit = settings.limits().answerBytes();
    try (InputStream body = new Bounded(response.body(), limit, left)) {
      requireLength(response, limit);
      read(response, body, type, samples);
    }
  }

  /**
   * Asks again, once, where the connection ended before an answer began: a server or a proxy may
   * close one that was kept just when it is used again, and a query may be asked twice.
   */
  private HttpResponse<InputStream> send(String path, Map<String, String> parameters, long start)
      throws IOException, InterruptedException {
    Duration timeout = settings.timing().query();
    try {
      return http.send(request(path, parameters, timeout), BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException | ConnectException | SSLException clear) {
      throw clear;
    } catch (IOException lost) {
      Duration left = timeout.minusNanos(System.nanoTime() - start);
      if (!left.isPositive()) {
        throw lost;
      }
      return http.send(request(path, parameters, left), BodyHandlers.ofInputStream());
    }
  }

  /** One that says how long it is need not be read to know that it is too long. */
  private static void requireLength(HttpResponse<InputStream> response, long limit)
      throws IOException {
    if (response.headers().firstValueAsLong("Content-Length").orElse(0) > limit) {
      throw new Bounded.TooLong(limit);
    }
  }

  private void read(
      HttpResponse<InputStream> response, InputStream body, String type, Samples samples)
      throws IOException, DoubtfulAnswer {
    if (response.statusCode() != 200) {
      throw refusal().of(response, body.readNBytes(BEGINNING));
    }
    try {
      Samples some = new Moderate(samples, settings.limits().series());
      AnswerReader.read(body, type, some, excerpt());
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException _) {
      throw new DoubtfulAnswer(refusal().notJson(response));
    }
  }

  private Refusal refusal() {
    return new Refusal(excerpt());
  }

  /** A token in a file changes: it is read anew. */
  private Excerpt excerpt() {
    return new Excerpt(settings.access().secrets());
  }

  private HttpRequest request(String path, Map<String, String> parameters, Duration timeout)
      throws IOException {
    URI uri = settings.endpoint("api/v1/" + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form(parameters)));
    settings.access().headers().forEach(request::setHeader);
    settings.access().auth().header().ifPresent(a -> request.setHeader("Authorization", a));
    return request.build();
  }

  private String form(Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("timeout", seconds(settings.timing().query()));
    return all.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
