package dev.pulih.service.claude;

import com.anthropic.bedrock.backends.BedrockBackend;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Claude on Amazon Bedrock. */
final class Amazon {

  private Amazon() {}

  static com.anthropic.backends.Backend backend(Backend.Bedrock bedrock) {
    com.anthropic.backends.Backend own = own(bedrock);
    return bedrock
        .baseUrl()
        .map(URI::toString)
        .<com.anthropic.backends.Backend>map(address -> new Elsewhere(own, address))
        .orElse(own);
  }

  private static BedrockBackend own(Backend.Bedrock bedrock) {
    BedrockBackend.Builder backend = BedrockBackend.builder().region(Region.of(bedrock.region()));
    return bedrock
        .apiKey()
        .map(Secret::reveal)
        .map(backend::apiKey)
        .orElseGet(() -> backend.awsCredentialsProvider(usual(bedrock)))
        .build();
  }

  /** Environment, AWS files, a service account's role, the container's or the machine's role. */
  private static AwsCredentialsProvider usual(Backend.Bedrock bedrock) {
    DefaultCredentialsProvider.Builder provider = DefaultCredentialsProvider.builder();
    bedrock.profile().ifPresent(provider::profileName);
    return provider.build();
  }
}
