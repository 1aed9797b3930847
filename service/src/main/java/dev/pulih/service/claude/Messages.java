package dev.pulih.service.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.LogLevel;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StructuredMessageCreateParams;
import dev.pulih.notify.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The Messages API by the official SDK: one call is one request, without the SDK's retries, logs
 * and traces.
 */
final class Messages implements AutoCloseable {

  private final AnthropicClient client;
  private final int maxTokens;
  private final Clock clock;

  Messages(ClaudeSettings settings, Clock clock) {
    this.client =
        AnthropicOkHttpClient.builder()
            .baseUrl(settings.baseUrl().toString())
            .apiKey(settings.apiKey().reveal())
            .maxRetries(0)
            .logLevel(LogLevel.OFF)
            .openTelemetry(false)
            .build();
    this.maxTokens = settings.maxTokens();
    this.clock = clock;
  }

  Message ask(String model, String question, Duration time) throws ModelFailure {
    try {
      return client.messages().create(params(model, question), within(time)).rawMessage();
    } catch (AnthropicServiceException refused) {
      throw new ModelFailure(why(refused.statusCode()), wait(refused));
    } catch (AnthropicException failed) {
      throw new ModelFailure("no answer (" + failed.getClass().getSimpleName() + ")");
    }
  }

  /** Sampling parameters are left out: API version 2026-10-21 refuses them. */
  private StructuredMessageCreateParams<VerdictJson> params(String model, String question) {
    return MessageCreateParams.builder()
        .model(model)
        .maxTokens(maxTokens)
        .system(Prompt.ROLE)
        .addUserMessage(question)
        .outputConfig(VerdictJson.class)
        .build();
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
  public void close() {
    client.close();
  }
}
