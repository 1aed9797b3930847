package dev.pulih.service.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.LogLevel;
import java.util.function.Supplier;

/**
 * The SDK's client for a backend, without the SDK's own retries, logs and traces. The classes of
 * Amazon's and Google's SDKs are loaded only if theirs is configured.
 */
final class Clients {

  private Clients() {}

  static AnthropicClient open(Backend backend) {
    AnthropicOkHttpClient.Builder client =
        AnthropicOkHttpClient.builder()
            .maxRetries(0)
            .logLevel(LogLevel.OFF)
            .openTelemetry(false)
            .addInterceptor(ShortReply.only());
    return at(backend, client).build();
  }

  private static AnthropicOkHttpClient.Builder at(
      Backend backend, AnthropicOkHttpClient.Builder client) {
    return switch (backend) {
      case Backend.Direct(var baseUrl, var apiKey) ->
          client.baseUrl(baseUrl.toString()).apiKey(apiKey.reveal());
      case Backend.Bedrock bedrock ->
          client.backend(from("anthropic-java-bedrock", () -> Amazon.backend(bedrock)));
      case Backend.Vertex vertex ->
          client.backend(from("anthropic-java-vertex", () -> Google.backend(vertex)));
    };
  }

  /** The modules for the clouds are optional on the class path. */
  private static <T> T from(String module, Supplier<T> backend) {
    try {
      return backend.get();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "claude.backend needs the library %s, which this build of Pulih left out (%s); build it with -Dpulih.clouds=true, or use the backend direct."
              .formatted(module, missing.getMessage()),
          missing);
    }
  }
}
