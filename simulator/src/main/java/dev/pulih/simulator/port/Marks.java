package dev.pulih.simulator.port;

import dev.pulih.signal.Workload.Ownership;
import dev.pulih.simulator.cluster.store.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What an object says about who else writes it. */
final class Marks {
  private static final Map<String, String> CONTROLLERS =
      Map.of("Canary", "Flagger", "Rollout", "Argo Rollouts");
  private static final Map<String, String> GIT_OPS =
      Map.of(
          "argocd.argoproj.io/instance", "Argo CD",
          "argocd.argoproj.io/tracking-id", "Argo CD",
          "kustomize.toolkit.fluxcd.io/name", "Flux",
          "helm.toolkit.fluxcd.io/name", "Flux");

  private Marks() {}

  static Ownership ownership(JsonNode object) {
    return new Ownership(controller(object), gitOps(object));
  }

  private static Optional<String> controller(JsonNode object) {
    return Json.at(object, "metadata", "ownerReferences")
        .valueStream()
        .filter(owner -> CONTROLLERS.containsKey(Json.text(owner, "kind")))
        .map(Marks::sentence)
        .findFirst();
  }

  private static String sentence(JsonNode owner) {
    String kind = Json.text(owner, "kind");
    return "%s (%s %s)".formatted(CONTROLLERS.get(kind), kind, Json.text(owner, "name"));
  }

  private static Set<String> gitOps(JsonNode object) {
    Set<String> tools = new TreeSet<>();
    GIT_OPS.forEach(
        (mark, tool) -> {
          if (marked(object, "labels", mark) || marked(object, "annotations", mark)) {
            tools.add(tool);
          }
        });
    return tools;
  }

  private static boolean marked(JsonNode object, String where, String mark) {
    return Json.at(object, "metadata", where).has(mark);
  }
}
