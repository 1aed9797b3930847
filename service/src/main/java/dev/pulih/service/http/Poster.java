package dev.pulih.service.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks once, at the address that it is given, if a rule allows what its name leads to: redirects
 * are not followed, and nothing is sent again. All of it, from connecting to the last byte that is
 * read, has one time limit.
 */
public final class Poster {

  /** Whoever waits for them gives up in time, and then all of it. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final OkHttpClient http;
  private final Duration timeout;
  private final IntUnaryOperator mostBytes;

  /**
   * A poster.
   *
   * @param timeout for all of it
   * @param mostBytes how much of an answer's body is read, by its status
   * @param rule which addresses it may connect to
   */
  public Poster(Duration timeout, IntUnaryOperator mostBytes, AddressRule rule) {
    this.timeout = timeout;
    this.mostBytes = mostBytes;
    this.http =
        new OkHttpClient.Builder()
            .socketFactory(new CheckedSockets(rule))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(Poster::withoutRetryAtOnce)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /** The client would take a pause of nothing for leave to send again. */
  private static Response withoutRetryAtOnce(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /**
   * Posts; whatever leaves it unknown what became of it is an {@link IOException}.
   *
   * @throws RefusedAddress if the rule forbids the address, before anything is sent
   */
  public Posted post(URI address, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(address, headers).post(RequestBody.create(body)).build());
  }

  /** Gets; the same. */
  public Posted get(URI address, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(address, headers).get().build());
  }

  private Posted send(Request request) throws IOException, InterruptedException {
    Call call = http.newCall(request);
    Future<Posted> answer = threads.submit(() -> answer(call));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no whole answer within " + timeout);
    } catch (ExecutionException failed) {
      throw failure(failed);
    } finally {
      call.cancel();
    }
  }

  private static IOException failure(ExecutionException failed) {
    return failed.getCause() instanceof RefusedAddress refused
        ? refused
        : new IOException(reason(failed.getCause()), failed);
  }

  private Posted answer(Call call) throws IOException {
    try (Response response = call.execute()) {
      Map<String, String> headers = new TreeMap<>();
      response
          .headers()
          .forEach(it -> headers.put(it.getFirst().toLowerCase(Locale.ROOT), it.getSecond()));
      String body = beginning(response, mostBytes.applyAsInt(response.code()));
      return new Posted(response.code(), headers, body);
    }
  }

  /** What is beyond is not taken from the connection. */
  private static String beginning(Response response, int most) throws IOException {
    if (most == 0 || response.body() == null) {
      return "";
    }
    BufferedSource source = response.body().source();
    boolean longer = source.request(most);
    long length = longer ? most : source.getBuffer().size();
    return new String(source.readByteArray(length), StandardCharsets.UTF_8);
  }

  /** The media type is among the headers. */
  private static Request.Builder request(URI address, Map<String, String> headers) {
    Request.Builder request = new Request.Builder().url(address.toString());
    headers.forEach(request::header);
    return request;
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null
        ? "no reason given"
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
