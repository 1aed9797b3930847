package dev.pulih.service.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks once, at the address that it is given: redirects are not followed, and nothing is sent
 * again. All of it, from connecting to the last byte that is read, has one time limit.
 */
public final class Poster {

  private final HttpClient http;
  private final Duration timeout;
  private final IntUnaryOperator mostBytes;

  /**
   * A poster.
   *
   * @param timeout for all of it
   * @param mostBytes how much of an answer's body is read, by its status
   */
  public Poster(Duration timeout, IntUnaryOperator mostBytes) {
    this.timeout = timeout;
    this.mostBytes = mostBytes;
    this.http =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(Redirect.NEVER).build();
  }

  /** Posts; whatever leaves it unknown what became of it is an {@link IOException}. */
  public HttpResponse<String> post(URI address, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(address, headers).POST(BodyPublishers.ofByteArray(body)).build());
  }

  /** Gets; the same. */
  public HttpResponse<String> get(URI address, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(address, headers).GET().build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, info -> new Beginning(mostBytes.applyAsInt(info.statusCode())));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no whole answer within " + timeout);
    } catch (ExecutionException failed) {
      throw new IOException(reason(failed.getCause()), failed);
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    headers.forEach(request::header);
    return request;
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null
        ? "no reason given"
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
