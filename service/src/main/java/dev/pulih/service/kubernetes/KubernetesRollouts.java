package dev.pulih.service.kubernetes;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Releases;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Restarts Deployments through the Kubernetes API; it takes the rights to get and to patch. */
public final class KubernetesRollouts implements Rollouts {

  private final Cluster cluster;
  private final InstantSource clock;

  /** Restarts through this connection. */
  public KubernetesRollouts(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    return new EvidenceReader(cluster, clock).read(workload, pods);
  }

  @Override
  public Truth applied(RestartOrder order) {
    RestartRequest request = new RestartRequest(cluster, order);
    try {
      return Truth.of(order.workload().isDeployment() && request.isDone(request.read()));
    } catch (RequestFailed e) {
      if (e.isAbsent()) {
        return Truth.FALSE;
      }
      throw e;
    }
  }

  @Override
  public Answer restart(RestartOrder order) {
    return order.workload().isDeployment() ? restartDeployment(order) : notADeployment(order);
  }

  private Answer restartDeployment(RestartOrder order) {
    RestartRequest request = new RestartRequest(cluster, order);
    try {
      return restart(request, request.read());
    } catch (RequestFailed e) {
      return e.isDisputed() ? disputed(request, e) : e.answer();
    }
  }

  private Answer restart(RestartRequest request, Deployment deployment) {
    if (request.isDone(deployment)) {
      return accepted(deployment);
    }
    return hold(deployment)
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> accepted(request.send(deployment)));
  }

  private Optional<Hold> hold(Deployment deployment) {
    Releases releases = Releases.in(cluster, deployment.getMetadata().getNamespace());
    Workload workload = WorkloadReader.read(deployment, releases.of(deployment));
    return RolloutState.hold(deployment, workload);
  }

  /** An earlier, unanswered request of the same order may have been what changed the object. */
  private static Answer disputed(RestartRequest request, RequestFailed failure) {
    try {
      Deployment now = request.read();
      return request.isDone(now) ? accepted(now) : failure.answer();
    } catch (RequestFailed _) {
      return failure.answer();
    }
  }

  private static Answer accepted(Deployment deployment) {
    return new Answer.Accepted(deployment.getMetadata().getGeneration());
  }

  private static Answer notADeployment(RestartOrder order) {
    return new Answer.Refused(
        new Hold(
            Reason.NOT_A_DEPLOYMENT,
            "%s is not a Deployment; Pulih restarts only those.".formatted(order.workload())));
  }
}
