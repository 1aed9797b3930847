package dev.pulih.service.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** Asks the provider, in bounded time and size; no redirect is followed. */
final class ProviderHttp implements ResourceRetriever {

  /** For the connection. */
  static final Duration CONNECT = Duration.ofSeconds(2);

  /** For the whole answer. */
  static final Duration READ = Duration.ofSeconds(5);

  /** Many times the longest set of keys. */
  static final long BYTES = 262_144;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** For the library's own requests, with the same bounds. */
  ClientHttpRequestFactory requests() {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(READ);
    return new InterceptingClientHttpRequestFactory(
        requests,
        List.of((request, body, rest) -> new ShortResponse(rest.execute(request, body), BYTES)));
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    return new Resource(get(URI.create(url.toString())), "application/json");
  }

  /** What is at an address. */
  String get(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(READ).header("Accept", "application/json").build();
    BodyHandler<String> text = BodyHandlers.limiting(BodyHandlers.ofString(), BYTES);
    HttpResponse<String> answer = awaited(http.sendAsync(request, text), address);
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answers with status " + answer.statusCode());
    }
    return answer.body();
  }

  /** The request's own timeout ends with the headers; a body may trickle. */
  private static <T> T awaited(CompletableFuture<T> answer, URI address) throws IOException {
    try {
      return answer.get(READ.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw late(address);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HttpTimeoutException
          ? late(address)
          : new IOException(address + " cannot be asked: " + e.getCause(), e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(address + " was not waited for");
    }
  }

  /** Whichever of the two timeouts comes first. */
  private static IOException late(URI address) {
    return new HttpTimeoutException(address + " does not answer within " + READ.toSeconds() + " s");
  }
}
