package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked about one Lease object.
 *
 * @param cluster the connection
 * @param place where the object is
 */
record LeaseRequests(Cluster cluster, LeasePlace place) {

  Optional<Lease> read() {
    try {
      return Optional.of(cluster.ask(request(Rights.GET_LEASE), api -> lease(api).require()));
    } catch (RequestFailed e) {
      if (e.isAbsent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes it, unless it is there. */
  Lease create(Map<String, Object> spec) {
    Map<String, Object> whole =
        Map.of(
            "apiVersion",
            "coordination.k8s.io/v1",
            "kind",
            "Lease",
            "metadata",
            Map.of("name", place.name(), "namespace", place.namespace()),
            "spec",
            spec);
    Lease lease = Serialization.unmarshal(Serialization.asJson(whole), Lease.class);
    return cluster.ask(
        request(Rights.CREATE_LEASE),
        api -> api.leases().inNamespace(place.namespace()).resource(lease).create());
  }

  /** Writes it, unless it has changed since it was read. */
  Lease write(Lease read, Map<String, Object> spec) {
    return patch(read, Serialization.asJson(spec));
  }

  /** Leaves it to whoever comes: a name that is empty is none, and some servers refuse it. */
  void free(Lease read) {
    Lease _ = patch(read, "{\"holderIdentity\":null}");
  }

  private Lease patch(Lease read, String spec) {
    String version = Serialization.asJson(read.getMetadata().getResourceVersion());
    String patch = "{\"metadata\":{\"resourceVersion\":" + version + "},\"spec\":" + spec + "}";
    return cluster.ask(request(Rights.PATCH_LEASE), api -> lease(api).patch(context(), patch));
  }

  private Resource<Lease> lease(KubernetesClient api) {
    return api.leases().inNamespace(place.namespace()).withName(place.name());
  }

  private Request request(Right right) {
    return new Request(right, place.namespace(), place.name());
  }

  private static PatchContext context() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.JSON_MERGE)
        .withFieldManager(Cluster.FIELD_MANAGER)
        .build();
  }
}
