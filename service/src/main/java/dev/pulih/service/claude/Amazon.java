package dev.pulih.service.claude;

import com.anthropic.bedrock.backends.BedrockBackend;
import dev.pulih.service.secret.Secret;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Claude on Amazon Bedrock. */
final class Amazon {

  private Amazon() {}

  static BedrockBackend backend(Backend.Bedrock bedrock) {
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
