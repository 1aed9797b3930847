package dev.pulih.service.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.LogLevel;

/**
 * The SDK's client for a backend, without the SDK's own retries, logs and traces. The classes of
 * Amazon's and Google's SDKs are loaded only if theirs is configured.
 */
final class Clients {

  private Clients() {}

  static AnthropicClient open(Backend backend) {
    AnthropicOkHttpClient.Builder client =
        AnthropicOkHttpClient.builder().maxRetries(0).logLevel(LogLevel.OFF).openTelemetry(false);
    return at(backend, client).build();
  }

  private static AnthropicOkHttpClient.Builder at(
      Backend backend, AnthropicOkHttpClient.Builder client) {
    return switch (backend) {
      case Backend.Direct(var baseUrl, var apiKey) ->
          client.baseUrl(baseUrl.toString()).apiKey(apiKey.reveal());
      case Backend.Bedrock bedrock -> client.backend(Amazon.backend(bedrock));
      case Backend.Vertex vertex -> client.backend(Google.backend(vertex));
    };
  }
}
