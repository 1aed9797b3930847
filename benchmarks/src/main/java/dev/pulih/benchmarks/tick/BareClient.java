package dev.pulih.benchmarks.tick;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * A client that fetches answers as Pulih does, so many at a time by the same HTTP client of the
 * JDK, and throws their bytes away: what no tick can be faster than.
 */
final class BareClient implements AutoCloseable {

  private static final int BUFFER = 8192;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final URI url;
  private final Semaphore places;

  BareClient(URI url, int places) {
    this.url = url.resolve("/api/v1/query");
    this.places = new Semaphore(places, true);
  }

  /** Asks all expressions at one instant; returns the bytes of all answers. */
  long fetch(List<String> expressions, Instant at) {
    List<Callable<Long>> calls =
        expressions.stream().map(e -> (Callable<Long>) () -> inItsPlace(e, at)).toList();
    try {
      long bytes = 0;
      for (Future<Long> answer : threads.invokeAll(calls)) {
        bytes += answer.get();
      }
      return bytes;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Prometheus did not answer.", e);
    }
  }

  private long inItsPlace(String expression, Instant at) throws Exception {
    places.acquire();
    try {
      return fetch(expression, at);
    } finally {
      places.release();
    }
  }

  private long fetch(String expression, Instant at) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request(expression, at), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != OK) {
        throw new IOException(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
      return discarded(body);
    }
  }

  private static long discarded(InputStream body) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      bytes += n;
    }
    return bytes;
  }

  private HttpRequest request(String expression, Instant at) {
    String form =
        "query=%s&time=%d"
            .formatted(URLEncoder.encode(expression, StandardCharsets.UTF_8), at.getEpochSecond());
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
