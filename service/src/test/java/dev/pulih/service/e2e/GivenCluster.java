package dev.pulih.service.e2e;

import static java.util.stream.Collectors.toMap;

import dev.pulih.service.cluster.RealLab;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service in two versions that a test makes in a cluster that was given to it, in a namespace of
 * its own, and what is read back of it. Nothing of it is left when it is closed.
 */
final class GivenCluster implements AutoCloseable {

  static final String SERVICE = "txn-service";
  static final List<String> DEPLOYMENTS = List.of(SERVICE + "-v1", SERVICE + "-v2");

  /** The environment variable that names the pods' image, which need not do anything. */
  private static final String IMAGE = "PULIH_TEST_IMAGE";

  private static final String ISTIO = "networking.istio.io";
  private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";
  private static final String INCIDENT = "pulih.dev/incident";

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: txn-service-VERSION, namespace: NAMESPACE}
      spec:
        replicas: 3
        selector: {matchLabels: {app: txn-service, version: VERSION}}
        template:
          metadata: {labels: {app: txn-service, version: VERSION}}
          spec:
            terminationGracePeriodSeconds: 1
            containers:
              - name: main
                image: IMAGE
                resources: {limits: {memory: 64Mi}}
      """;

  private static final String SERVED =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: txn-service, namespace: NAMESPACE}
      spec:
        selector: {app: txn-service}
        ports: [{name: http, port: 8080}]
      """;

  private static final String SUBSETS =
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: txn-service, namespace: NAMESPACE}
      spec:
        host: txn-service
        subsets:
          - {name: v1, labels: {version: v1}}
          - {name: v2, labels: {version: v2}}
      """;

  private static final String SPLIT =
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: txn-service, namespace: NAMESPACE}
      spec:
        hosts: [txn-service]
        http:
          - name: primary
            route:
              - {destination: {host: txn-service, subset: v1}, weight: 50}
              - {destination: {host: txn-service, subset: v2}, weight: 50}
      """;

  private final RealLab lab;
  private final boolean mesh;

  /**
   * A pod.
   *
   * @param version its label
   * @param startedByPulih whether its template had Pulih's annotation
   */
  record SeenPod(String name, String version, boolean ready, boolean startedByPulih) {}

  GivenCluster(Path kubeconfig) {
    this.lab = new RealLab(kubeconfig);
    this.mesh = lab.admin().getApiGroup(ISTIO) != null;
    try {
      make();
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private void make() {
    String image = Optional.ofNullable(System.getenv(IMAGE)).orElse("registry.k8s.io/pause:3.10");
    for (String version : List.of("v1", "v2")) {
      lab.create(DEPLOYMENT.replace("VERSION", version).replace("IMAGE", image));
    }
    lab.create(SERVED);
    if (mesh) {
      lab.create(SUBSETS);
      lab.create(SPLIT);
    }
    lab.settle(DEPLOYMENTS);
  }

  String namespace() {
    return lab.namespace();
  }

  boolean hasMesh() {
    return mesh;
  }

  /** The pods of the service that are not about to end. */
  List<SeenPod> pods() {
    return lab
        .admin()
        .pods()
        .inNamespace(namespace())
        .withLabel("app", SERVICE)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(GivenCluster::seen)
        .toList();
  }

  private static SeenPod seen(Pod pod) {
    ObjectMeta metadata = pod.getMetadata();
    return new SeenPod(
        metadata.getName(),
        metadata.getLabels().getOrDefault("version", ""),
        ready(pod),
        metadata.getAnnotations() != null && metadata.getAnnotations().containsKey(INCIDENT));
  }

  private static boolean ready(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  /** The share of the traffic that each version gets, 0 to 1; half each without a mesh. */
  Map<String, Double> shares() {
    return mesh
        ? routes().stream().collect(toMap(GivenCluster::subset, route -> weight(route) / 100.0))
        : Map.of("v1", 0.5, "v2", 0.5);
  }

  /** The weights, such as {@code v1=100}. */
  List<String> weights() {
    return routes().stream().map(route -> subset(route) + "=" + weight(route)).toList();
  }

  private List<Map<String, Object>> routes() {
    return virtualService().get("spec", "http", 0, "route");
  }

  private static String subset(Map<String, Object> route) {
    return (String) ((Map<?, ?>) route.get("destination")).get("subset");
  }

  private static int weight(Map<String, Object> route) {
    return ((Number) route.getOrDefault("weight", 0)).intValue();
  }

  /** How often the specifications of the Deployments were changed, by their generations. */
  long generationsOfDeployments() {
    return DEPLOYMENTS.stream()
        .mapToLong(name -> deployment(name).getMetadata().getGeneration() - 1)
        .sum();
  }

  /** How often the VirtualService was changed, by its generation. */
  long generationsOfVirtualService() {
    return mesh ? virtualService().getMetadata().getGeneration() - 1 : 0;
  }

  String restartedAt(String name) {
    Map<String, String> annotations =
        deployment(name).getSpec().getTemplate().getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(RESTARTED_AT, "");
  }

  private Deployment deployment(String name) {
    return lab.admin().apps().deployments().inNamespace(namespace()).withName(name).require();
  }

  private GenericKubernetesResource virtualService() {
    return lab.admin()
        .genericKubernetesResources(ISTIO + "/v1", "VirtualService")
        .inNamespace(namespace())
        .withName(SERVICE)
        .require();
  }

  @Override
  public void close() {
    lab.close();
  }
}
