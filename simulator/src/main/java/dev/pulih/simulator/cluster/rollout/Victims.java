package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** The order in which a ReplicaSet gives up pods: the least useful first. */
final class Victims {

  static final Comparator<JsonNode> FIRST_TO_GO =
      Comparator.comparing(Victims::ready)
          .thenComparing(Victims::readySince, Comparator.reverseOrder())
          .thenComparing(Victims::restarts, Comparator.reverseOrder())
          .thenComparing(Victims::created, Comparator.reverseOrder())
          .thenComparing(Meta::name);

  private Victims() {}

  private static boolean ready(JsonNode pod) {
    return Json.text(condition(pod), "status").equals("True");
  }

  private static String readySince(JsonNode pod) {
    return Json.text(condition(pod), "lastTransitionTime");
  }

  private static JsonNode condition(JsonNode pod) {
    return Conditions.find(pod.path("status"), "Ready");
  }

  private static int restarts(JsonNode pod) {
    return Json.at(pod, "status", "containerStatuses").path(0).path("restartCount").asInt(0);
  }

  private static String created(JsonNode pod) {
    return Json.text(pod, "metadata", "creationTimestamp");
  }
}
