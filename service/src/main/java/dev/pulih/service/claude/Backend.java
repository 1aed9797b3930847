package dev.pulih.service.claude;

import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Through whom the models are reached. */
public sealed interface Backend {

  /** Anthropic's address. */
  URI ANTHROPIC = URI.create("https://api.anthropic.com");

  /**
   * The Messages API itself, or something that speaks it.
   *
   * @param baseUrl its address; {@code /v1/messages} is appended
   * @param apiKey the key
   */
  record Direct(URI baseUrl, Secret apiKey) implements Backend {}

  /**
   * Amazon Bedrock.
   *
   * @param region such as {@code ap-southeast-1}
   * @param apiKey a Bedrock API key; without one, what the AWS SDK finds in its usual places
   * @param profile whose credentials to take from the AWS files
   * @param baseUrl another address than the region's
   */
  record Bedrock(
      String region, Optional<Secret> apiKey, Optional<String> profile, Optional<URI> baseUrl)
      implements Backend {}

  /**
   * Google Vertex AI.
   *
   * @param region such as {@code asia-southeast1} or {@code global}
   * @param project the project's id
   * @param credentials a file with them; without one, Google's application default credentials
   * @param baseUrl another address than the region's
   */
  record Vertex(String region, String project, Optional<Path> credentials, Optional<URI> baseUrl)
      implements Backend {}
}
