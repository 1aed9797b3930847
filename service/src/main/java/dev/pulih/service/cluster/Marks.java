package dev.pulih.service.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an object itself says about who else writes it. */
final class Marks {

  private static final Map<String, String> GIT_OPS =
      Map.of(
          "argocd.argoproj.io/instance", "Argo CD",
          "argocd.argoproj.io/tracking-id", "Argo CD",
          "kustomize.toolkit.fluxcd.io/name", "Flux",
          "helm.toolkit.fluxcd.io/name", "Flux");

  /** What tells a tool, by its mark, to leave one object as it is. */
  private static final Map<String, String> LEAVE_ALONE =
      Map.of(
          "kustomize.toolkit.fluxcd.io/name", "kustomize.toolkit.fluxcd.io/reconcile",
          "helm.toolkit.fluxcd.io/name", "helm.toolkit.fluxcd.io/driftDetection");

  private static final Map<String, String> CONTROLLERS =
      Map.of("Canary", "Flagger", "Rollout", "Argo Rollouts");

  private Marks() {}

  static Optional<String> controller(HasMetadata object) {
    return owner(object).or(() -> flagger(object)).or(() -> argoRollouts(object));
  }

  static Set<String> gitOps(HasMetadata object) {
    return Stream.of(labels(object), annotations(object))
        .flatMap(marks -> marks.keySet().stream())
        .filter(mark -> !leavesAlone(object, mark))
        .map(GIT_OPS::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean leavesAlone(HasMetadata object, String mark) {
    String annotation = LEAVE_ALONE.getOrDefault(mark, "");
    return "disabled".equals(annotations(object).get(annotation));
  }

  private static Optional<String> owner(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> CONTROLLERS.containsKey(owner.getKind()))
        .map(Marks::sentence)
        .findFirst();
  }

  private static String sentence(OwnerReference owner) {
    return "%s (%s %s)"
        .formatted(CONTROLLERS.get(owner.getKind()), owner.getKind(), owner.getName());
  }

  private static Optional<String> flagger(HasMetadata object) {
    return Optional.ofNullable(labels(object).get("app.kubernetes.io/managed-by"))
        .filter("flagger"::equals)
        .map(label -> "Flagger");
  }

  private static Optional<String> argoRollouts(HasMetadata object) {
    return Optional.ofNullable(
            annotations(object).get("argo-rollouts.argoproj.io/managed-by-rollouts"))
        .map("Argo Rollouts (Rollout %s)"::formatted);
  }

  private static Map<String, String> labels(HasMetadata object) {
    return orEmpty(object.getMetadata(), ObjectMeta::getLabels);
  }

  private static Map<String, String> annotations(HasMetadata object) {
    return orEmpty(object.getMetadata(), ObjectMeta::getAnnotations);
  }

  private static Map<String, String> orEmpty(
      ObjectMeta metadata, java.util.function.Function<ObjectMeta, Map<String, String>> part) {
    return Optional.ofNullable(part.apply(metadata)).orElse(Map.of());
  }
}
