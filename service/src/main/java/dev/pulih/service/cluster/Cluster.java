package dev.pulih.service.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.time.InstantSource;
import java.util.function.Function;

/** A connection to a Kubernetes API server; safe for any number of threads. */
public final class Cluster implements AutoCloseable {

  /** The name under which the API server files what Pulih writes. */
  public static final String FIELD_MANAGER = "pulih";

  private final KubernetesClient api;
  private final RetryAfter retryAfter;

  private Cluster(KubernetesClient api, RetryAfter retryAfter) {
    this.api = api;
    this.retryAfter = retryAfter;
  }

  /**
   * Prepares a connection; the first request makes it.
   *
   * @param version Pulih's version, for the user agent
   */
  public static Cluster connect(ClusterAccess access, Timeouts timeouts, String version) {
    RetryAfter retryAfter = new RetryAfter(InstantSource.system());
    KubernetesClient api =
        new KubernetesClientBuilder()
            .withConfig(ClusterConfig.of(access, timeouts, version))
            .withHttpClientFactory(new JdkHttpClientFactory())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("retry-after", retryAfter))
            .build();
    return new Cluster(api, retryAfter);
  }

  /**
   * Makes a request.
   *
   * @throws RequestFailed if the API server refuses or does not answer
   */
  public <T> T ask(Request request, Function<KubernetesClient, T> call) {
    try {
      return call.apply(api);
    } catch (KubernetesClientException e) {
      throw new RequestFailed(e, request, retryAfter.left());
    } catch (ResourceNotFoundException e) {
      throw new RequestFailed(notFound(e), request, retryAfter.left());
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
