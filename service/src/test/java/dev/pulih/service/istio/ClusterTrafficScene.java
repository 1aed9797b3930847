package dev.pulih.service.istio;

import dev.pulih.recover.TrafficScene;
import dev.pulih.service.cluster.Lab;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.concurrent.atomic.AtomicInteger;

/** VirtualServices of a lab. */
record ClusterTrafficScene(Lab lab, AtomicInteger made) implements TrafficScene {

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
              - destination: {host: TXN, subset: stable}
                weight: 90
              - destination: {host: TXN, subset: canary}
                weight: 10
      """;

  ClusterTrafficScene(Lab lab) {
    this(lab, new AtomicInteger());
  }

  @Override
  public VirtualServiceRef split() {
    String name = "txn-" + made.incrementAndGet();
    lab.create(YAML.replace("TXN", name));
    return new VirtualServiceRef(lab.namespace(), name);
  }

  @Override
  public void write(VirtualServiceRef virtualService, int stable, int canary) {
    patch(
        virtualService,
        """
        [{"op": "replace", "path": "/spec/http/0/route/0/weight", "value": %d},
         {"op": "replace", "path": "/spec/http/0/route/1/weight", "value": %d}]
        """
            .formatted(stable, canary));
  }

  void removeSecondWeight(VirtualServiceRef virtualService) {
    patch(virtualService, "[{\"op\": \"remove\", \"path\": \"/spec/http/0/route/1/weight\"}]");
  }

  @Override
  public void matchHeader(VirtualServiceRef virtualService) {
    patch(
        virtualService,
        """
        [{"op": "add", "path": "/spec/http/0/match",
          "value": [{"headers": {"x-canary": {"exact": "yes"}}}]}]
        """);
  }

  @Override
  public void giveToFlagger(VirtualServiceRef virtualService) {
    patch(
        virtualService,
        """
        [{"op": "add", "path": "/metadata/labels",
          "value": {"app.kubernetes.io/managed-by": "flagger"}}]
        """);
  }

  @Override
  public long generation(VirtualServiceRef virtualService) {
    return resource(virtualService).require().getMetadata().getGeneration();
  }

  private void patch(VirtualServiceRef virtualService, String patch) {
    resource(virtualService).patch(PatchContext.of(PatchType.JSON), patch);
  }

  private Resource<GenericKubernetesResource> resource(VirtualServiceRef virtualService) {
    return lab.admin()
        .genericKubernetesResources("networking.istio.io/v1", "VirtualService")
        .inNamespace(virtualService.namespace())
        .withName(virtualService.name());
  }
}
