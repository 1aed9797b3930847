package dev.pulih.service.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import dev.pulih.notify.RetryAfter;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Messages API by the official SDK: one call is one request. The client is made at the first
 * one, so that a cloud's credentials that are missing today stop nothing else.
 */
final class Messages implements AutoCloseable {

  private final Backend backend;
  private final Clock clock;
  private @Nullable AnthropicClient client;

  Messages(Backend backend, Clock clock) {
    this.backend = backend;
    this.clock = clock;
  }

  Message send(MessageCreateParams params, Duration time) throws ModelFailure {
    AnthropicClient open = client();
    try {
      return open.messages().create(params, within(time));
    } catch (AnthropicServiceException refused) {
      throw ModelFailure.refused(why(refused.statusCode()), wait(refused));
    } catch (AnthropicException failed) {
      throw unanswered(failed);
    }
  }

  private synchronized AnthropicClient client() throws ModelFailure {
    try {
      client = client == null ? Clients.open(backend) : client;
      return client;
    } catch (RuntimeException e) {
      throw ModelFailure.refused("no client: " + e.getMessage(), Optional.empty());
    }
  }

  private static ModelFailure unanswered(AnthropicException failed) {
    String why = "no answer (" + failed.getClass().getSimpleName() + ")";
    return neverArrived(failed)
        ? ModelFailure.refused(why, Optional.empty())
        : ModelFailure.lost(why);
  }

  private static boolean neverArrived(Throwable failed) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException);
  }

  private static RequestOptions within(Duration time) {
    return RequestOptions.builder()
        .timeout(Timeout.builder().connect(time).request(time).build())
        .build();
  }

  private static String why(int status) {
    return switch (status) {
      case 401, 403 -> "the API answered " + status + ": check the key and what it may do";
      case 404 -> "the API answered 404: the model may be retired; configure another";
      default -> "the API answered " + status;
    };
  }

  private Optional<Duration> wait(AnthropicServiceException refused) {
    return refused.headers().values("retry-after").stream()
        .findFirst()
        .flatMap(header -> RetryAfter.parse(header, clock.instant()));
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
