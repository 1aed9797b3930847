package dev.pulih.service.cluster;

import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The release controllers of a namespace (Flagger's Canaries, Argo's Rollouts) and what they own:
 * the workload that they name need not carry any mark of it.
 */
public final class Releases {

  private static final ResourceDefinitionContext CANARIES =
      custom("flagger.app", "v1beta1", "Canary", "canaries");
  private static final ResourceDefinitionContext ROLLOUTS =
      custom("argoproj.io", "v1alpha1", "Rollout", "rollouts");

  private final Map<Owned, String> owners = new HashMap<>();
  private final Set<Unread> unread = EnumSet.noneOf(Unread.class);

  private Releases() {}

  private record Owned(String kind, String name) {}

  /**
   * Those of a namespace; none where such controllers are not installed or may not be read.
   *
   * @throws RequestFailed if they cannot be read now, though they may be there
   */
  public static Releases in(Cluster cluster, String namespace) {
    Releases releases = new Releases();
    Request canaries = Request.list(Rights.LIST_CANARIES, namespace);
    Request rollouts = Request.list(Rights.LIST_ROLLOUTS, namespace);
    releases.known(list(cluster, canaries, CANARIES), Unread.CANARIES).forEach(releases::addCanary);
    releases
        .known(list(cluster, rollouts, ROLLOUTS), Unread.ROLLOUTS)
        .forEach(releases::addRollout);
    return releases;
  }

  /** Those that may not be read. */
  public Set<Unread> unread() {
    return Set.copyOf(unread);
  }

  /** Who else writes an object of this namespace. */
  public Ownership of(HasMetadata object) {
    Owned key = new Owned(object.getKind(), object.getMetadata().getName());
    return new Ownership(
        Marks.controller(object).or(() -> Optional.ofNullable(owners.get(key))),
        Marks.gitOps(object));
  }

  private void addCanary(GenericKubernetesResource canary) {
    String owner = "Flagger (Canary %s)".formatted(canary.getMetadata().getName());
    String target = text(canary, "spec", "targetRef", "name");
    String service = text(canary, "spec", "service", "name");
    own(text(canary, "spec", "targetRef", "kind"), target, owner);
    own("VirtualService", service.isEmpty() ? target : service, owner);
  }

  private void addRollout(GenericKubernetesResource rollout) {
    String owner = "Argo Rollouts (Rollout %s)".formatted(rollout.getMetadata().getName());
    own(
        text(rollout, "spec", "workloadRef", "kind"),
        text(rollout, "spec", "workloadRef", "name"),
        owner);
    virtualServices(rollout).forEach(name -> own("VirtualService", name, owner));
  }

  private static List<String> virtualServices(GenericKubernetesResource rollout) {
    Map<String, Object> istio =
        Fields.map(rollout.get("spec", "strategy", "canary", "trafficRouting", "istio"));
    return Stream.concat(
            Fields.maps(istio.get("virtualServices")).stream(),
            Stream.of(Fields.map(istio.get("virtualService"))))
        .map(reference -> Fields.text(reference.get("name")).split("\\.", 2)[0])
        .toList();
  }

  private void own(String kind, String name, String owner) {
    if (!name.isEmpty()) {
      owners.put(new Owned(kind, name), owner);
    }
  }

  private static String text(GenericKubernetesResource object, Object... path) {
    return Fields.text(object.get(path));
  }

  private List<GenericKubernetesResource> known(
      Optional<List<GenericKubernetesResource>> listed, Unread kind) {
    if (listed.isEmpty()) {
      unread.add(kind);
    }
    return listed.orElse(List.of());
  }

  private static Optional<List<GenericKubernetesResource>> list(
      Cluster cluster, Request request, ResourceDefinitionContext type) {
    try {
      return Optional.of(
          cluster.ask(request, api -> list(api, type, request.namespace())).getItems());
    } catch (RequestFailed e) {
      return e.unlisted();
    }
  }

  private static GenericKubernetesResourceList list(
      KubernetesClient api, ResourceDefinitionContext type, String namespace) {
    return api.genericKubernetesResources(type).inNamespace(namespace).list();
  }

  private static ResourceDefinitionContext custom(
      String group, String version, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
