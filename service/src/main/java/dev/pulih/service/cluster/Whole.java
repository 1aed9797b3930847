package dev.pulih.service.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * Tells an object of the API from other JSON. The client reads any JSON object as the kind that it
 * wants, with everything missing: as an empty list, which would say that nothing runs. Every list
 * and every stored object of a real API server has a resourceVersion, every review a status.
 */
final class Whole {

  private Whole() {}

  static <T> T require(T answer) {
    if (!isWhole(answer)) {
      throw new KubernetesClientException(
          "the answer is JSON, but no object of the Kubernetes API that was asked for");
    }
    return answer;
  }

  private static boolean isWhole(Object answer) {
    return switch (answer) {
      case KubernetesResourceList<?> list ->
          list.getMetadata() != null && list.getMetadata().getResourceVersion() != null;
      case SelfSubjectAccessReview review -> review.getStatus() != null;
      case HasMetadata object -> object.getMetadata() != null && versioned(object);
      default -> true;
    };
  }

  private static boolean versioned(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getResourceVersion()).isPresent();
  }
}
