package dev.pulih.service.cluster;

import dev.pulih.service.secret.Secrets;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection to a Kubernetes API server; safe for any number of threads. */
public final class Cluster implements AutoCloseable {

  /** The name under which the API server files what Pulih writes. */
  public static final String FIELD_MANAGER = "pulih";

  private final KubernetesClient api;
  private final RetryAfterInterceptor retryAfter;
  private final URI server;

  private Cluster(KubernetesClient api, RetryAfterInterceptor retryAfter) {
    this.api = api;
    this.server = URI.create(api.getConfiguration().getMasterUrl().replaceFirst("/$", ""));
    this.retryAfter = retryAfter;
  }

  /**
   * Prepares a connection; the first request makes it.
   *
   * @param version Pulih's version, for the user agent
   */
  public static Cluster connect(ClusterAccess access, Timeouts timeouts, String version) {
    RetryAfterInterceptor retryAfter = new RetryAfterInterceptor(InstantSource.system());
    KubernetesClient api =
        new KubernetesClientBuilder()
            .withConfig(ClusterConfig.of(access, timeouts, version))
            .withHttpClientFactory(new StraightHttp())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("retry-after", retryAfter))
            .build();
    return new Cluster(api, retryAfter);
  }

  /**
   * Makes a request, unless the API server wants to be left alone for a while.
   *
   * @throws RequestFailed if the API server refuses, does not answer, or answers something else
   */
  public <T> T ask(Request request, Function<KubernetesClient, T> call) {
    try {
      retryAfter.respect();
      return Whole.require(call.apply(api));
    } catch (KubernetesClientException e) {
      throw failed(e, request);
    } catch (ResourceNotFoundException e) {
      throw failed(notFound(e), request);
    }
  }

  private RequestFailed failed(KubernetesClientException e, Request request) {
    Sentence sentence = new Sentence(server, request, secrets());
    return new RequestFailed(e, sentence, retryAfter.left());
  }

  /** What the client shows to be let in; a token in a file changes. */
  private Secrets secrets() {
    Config config = api.getConfiguration();
    return Secrets.of(
        Stream.of(
                config.getOauthToken(),
                config.getAutoOAuthToken(),
                config.getPassword(),
                provided(config.getOauthTokenProvider()))
            .flatMap(Stream::ofNullable)
            .toList());
  }

  private static @Nullable String provided(@Nullable OAuthTokenProvider provider) {
    try {
      return provider == null ? null : provider.getToken();
    } catch (RuntimeException gone) {
      return null;
    }
  }

  private static KubernetesClientException notFound(ResourceNotFoundException failure) {
    return failure.getCause() instanceof KubernetesClientException cause
        ? cause
        : new KubernetesClientException(failure.getMessage(), 404, null);
  }

  @Override
  public void close() {
    api.close();
  }
}
