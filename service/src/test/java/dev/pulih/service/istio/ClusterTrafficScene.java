package dev.pulih.service.istio;

import dev.pulih.service.cluster.Lab;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.concurrent.atomic.AtomicInteger;

/** VirtualServices of a lab. */
record ClusterTrafficScene(Lab lab, AtomicInteger made) {

  private static final String YAML =
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata:
        name: TXN
        namespace: NAMESPACE
      spec:
        hosts: [TXN]
        http:
          - name: primary
            route:
              - destination: {host: TXN, subset: v1}
                weight: 50
              - destination: {host: TXN, subset: v2}
                weight: 50
      """;

  ClusterTrafficScene(Lab lab) {
    this(lab, new AtomicInteger());
  }

  /**
   * A VirtualService.
   *
   * @param namespace its namespace
   * @param name its name
   */
  record Split(String namespace, String name) {}

  /** A new VirtualService with one route, named primary, that splits 50 to 50. */
  Split split() {
    String name = "txn-" + made.incrementAndGet();
    lab.create(YAML.replace("TXN", name));
    return new Split(lab.namespace(), name);
  }

  void write(Split virtualService, int first, int second) {
    patch(
        virtualService,
        """
        [{"op": "replace", "path": "/spec/http/0/route/0/weight", "value": %d},
         {"op": "replace", "path": "/spec/http/0/route/1/weight", "value": %d}]
        """
            .formatted(first, second));
  }

  void removeSecondWeight(Split virtualService) {
    patch(virtualService, "[{\"op\": \"remove\", \"path\": \"/spec/http/0/route/1/weight\"}]");
  }

  void touch(Split virtualService) {
    patch(
        virtualService,
        """
        [{"op": "add", "path": "/metadata/annotations", "value": {"touched": "yes"}}]
        """);
  }

  void matchHeader(Split virtualService) {
    patch(
        virtualService,
        """
        [{"op": "add", "path": "/spec/http/0/match",
          "value": [{"headers": {"x-canary": {"exact": "yes"}}}]}]
        """);
  }

  void giveToFlagger(Split virtualService) {
    patch(
        virtualService,
        """
        [{"op": "add", "path": "/metadata/labels",
          "value": {"app.kubernetes.io/managed-by": "flagger"}}]
        """);
  }

  long generation(Split virtualService) {
    return resource(virtualService).require().getMetadata().getGeneration();
  }

  private void patch(Split virtualService, String patch) {
    resource(virtualService).patch(PatchContext.of(PatchType.JSON), patch);
  }

  private Resource<GenericKubernetesResource> resource(Split virtualService) {
    return lab.admin()
        .genericKubernetesResources("networking.istio.io/v1", "VirtualService")
        .inNamespace(virtualService.namespace())
        .withName(virtualService.name());
  }
}
