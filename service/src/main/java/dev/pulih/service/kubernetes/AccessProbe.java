package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Right;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import java.util.List;

/** Asks the API server what Pulih may do, without doing it (SelfSubjectAccessReview). */
public final class AccessProbe {

  private final Cluster cluster;

  /** A probe of this connection's rights. */
  public AccessProbe(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What Pulih may do in a namespace, a finding for each of the rights, in their order. */
  public List<Access> probe(String namespace, List<Right> rights) {
    return probe(rights.stream().map(right -> Request.list(right, namespace)).toList());
  }

  /** Whether Pulih may ask this, a finding for each of the requests, in their order. */
  public List<Access> probe(List<Request> requests) {
    return requests.stream().map(this::probe).toList();
  }

  private Access probe(Request request) {
    try {
      SelfSubjectAccessReview answer =
          cluster.ask(
              request,
              api -> api.authorization().v1().selfSubjectAccessReview().create(review(request)));
      return Boolean.TRUE.equals(answer.getStatus().getAllowed())
          ? Access.allowed(request)
          : Access.denied(request);
    } catch (RequestFailed e) {
      return Access.unknown(request, e.getMessage());
    }
  }

  private static SelfSubjectAccessReview review(Request request) {
    Right right = request.right();
    return new SelfSubjectAccessReviewBuilder()
        .withNewSpec()
        .withNewResourceAttributes()
        .withNamespace(request.namespace())
        .withName(request.name())
        .withGroup(right.group())
        .withResource(right.mainResource())
        .withSubresource(right.subresource())
        .withVerb(right.verb())
        .endResourceAttributes()
        .endSpec()
        .build();
  }
}
