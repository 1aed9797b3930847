package dev.pulih.service.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Until when the API server wants to be left alone, from the {@code Retry-After} headers that the
 * client's exceptions do not carry. Only seconds are read: Kubernetes sends no dates.
 */
final class RetryAfterInterceptor implements Interceptor {

  /** Whoever asks again when told to comes a moment too early, by the answer's own travel. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final InstantSource clock;
  private volatile Instant until = Instant.EPOCH;

  RetryAfterInterceptor(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    response.headers("Retry-After").stream()
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .findFirst()
        .map(Long::parseLong)
        .ifPresent(this::pause);
  }

  /** What is left of it; zero if it is over or was never asked for. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Lets nothing through before it is over; the end of it is waited for.
   *
   * @throws KubernetesClientException as if the server had said so again
   */
  void respect() {
    Duration left = left();
    if (left.compareTo(SHORT) < 0) {
      sleep(left);
    } else {
      throw new KubernetesClientException(
          "it wants to be left alone for another %d ms".formatted(left.toMillis()), 429, null);
    }
  }

  private static void sleep(Duration rest) {
    try {
      Thread.sleep(rest);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(long seconds) {
    Duration asked = Duration.ofSeconds(seconds);
    until = clock.instant().plus(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
  }
}
