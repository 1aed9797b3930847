package dev.pulih.service.istio;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Decision;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Releases;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.signal.Routes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;

/** Reads and writes the weights of Istio's VirtualServices. */
public final class IstioTraffic implements Traffic {

  private final Cluster cluster;
  private final Optional<Decision> decision;

  /** Traffic through this connection. */
  public IstioTraffic(Cluster cluster) {
    this(cluster, Optional.empty());
  }

  private IstioTraffic(Cluster cluster, Optional<Decision> decision) {
    this.cluster = cluster;
    this.decision = decision;
  }

  @Override
  public Traffic signed(Decision by) {
    return new IstioTraffic(cluster, Optional.of(by));
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    try {
      return IstioApi.of(cluster).map(api -> routes(api.virtualService(namespace, name)));
    } catch (RequestFailed e) {
      return ifAbsent(e);
    }
  }

  private static Optional<Routes> ifAbsent(RequestFailed failure) {
    if (failure.isAbsent()) {
      return Optional.empty();
    }
    throw failure;
  }

  @Override
  public Answer write(WeightChange change) {
    return send(change, List.of());
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return send(change, List.of("All"));
  }

  private Answer send(WeightChange change, List<String> dryRun) {
    try {
      return IstioApi.of(cluster)
          .map(api -> send(api, change, dryRun))
          .orElseGet(() -> refused(Reason.NOT_CONFIGURED, "Istio is not installed."));
    } catch (RequestFailed e) {
      return e.answer();
    }
  }

  private Answer send(IstioApi api, WeightChange change, List<String> dryRun) {
    GenericKubernetesResource now = api.virtualService(change.namespace(), change.name());
    Routes routes = routes(now);
    if (Destinations.areAsWanted(routes, change)) {
      return accepted(now);
    }
    return Objections.to(change, routes)
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> patch(api, change, now, dryRun));
  }

  private Answer patch(
      IstioApi api, WeightChange change, GenericKubernetesResource now, List<String> dryRun) {
    String patch = Serialization.asJson(WeightPatch.of(change, decision, now));
    try {
      return accepted(api.patch(change.namespace(), change.name(), context(dryRun), patch));
    } catch (RequestFailed e) {
      return e.isDisputed() ? disputed(api, change, e) : e.answer();
    }
  }

  /** A test that failed and an invalid request have the same code: only the object tells. */
  private Answer disputed(IstioApi api, WeightChange change, RequestFailed failure) {
    GenericKubernetesResource now = api.virtualService(change.namespace(), change.name());
    Routes routes = routes(now);
    if (Destinations.areAsWanted(routes, change)) {
      return accepted(now);
    }
    return Destinations.areAsRead(routes, change)
        ? failure.answer()
        : new Answer.Conflicted(moved(change, routes));
  }

  private static String moved(WeightChange change, Routes now) {
    return "VirtualService %s/%s is not as it was read (version %s, now %s); nothing was written."
        .formatted(now.namespace(), now.name(), change.resourceVersion(), now.resourceVersion());
  }

  private Routes routes(GenericKubernetesResource virtualService) {
    Releases releases = Releases.in(cluster, virtualService.getMetadata().getNamespace());
    return RouteReader.read(virtualService, releases.of(virtualService));
  }

  private static PatchContext context(List<String> dryRun) {
    return new PatchContext.Builder()
        .withPatchType(PatchType.JSON)
        .withFieldManager(Cluster.FIELD_MANAGER)
        .withDryRun(dryRun)
        .build();
  }

  private static Answer accepted(GenericKubernetesResource virtualService) {
    return new Answer.Accepted(virtualService.getMetadata().getGeneration());
  }

  private static Answer refused(Reason reason, String detail) {
    return new Answer.Refused(new Hold(reason, detail));
  }
}
