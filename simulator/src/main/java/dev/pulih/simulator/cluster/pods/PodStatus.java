package dev.pulih.simulator.cluster.pods;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pod's status as the kubelet writes it. */
final class PodStatus {

  private final PodRun run;
  private final JsonNode containers;

  PodStatus(PodRun run, JsonNode pod) {
    this.run = run;
    this.containers = Json.at(pod, "spec", "containers");
  }

  ObjectNode json() {
    ObjectNode status = Json.object().put("phase", phase());
    conditions(status.putArray("conditions"));
    status.put("hostIP", run.place().hostIp()).put("podIP", run.place().podIp());
    status.putArray("podIPs").addObject().put("ip", run.place().podIp());
    status.put("startTime", Meta.time(run.created())).put("qosClass", "Burstable");
    containerStatuses(status.putArray("containerStatuses"));
    return status;
  }

  private String phase() {
    return run.container() instanceof Container.Creating ? "Pending" : "Running";
  }

  private void conditions(ArrayNode conditions) {
    condition(conditions, "Initialized", true, run.created());
    condition(conditions, "Ready", run.ready(), run.readyChanged());
    condition(conditions, "ContainersReady", run.ready(), run.readyChanged());
    condition(conditions, "PodScheduled", true, run.created());
  }

  private void condition(ArrayNode conditions, String type, boolean holds, Instant since) {
    ObjectNode condition =
        conditions.addObject().put("type", type).put("status", holds ? "True" : "False");
    condition.putNull("lastProbeTime").put("lastTransitionTime", Meta.time(since));
    if (!holds) {
      String message = "containers with unready status: [%s]".formatted(mainName());
      condition.put("reason", "ContainersNotReady").put("message", message);
    }
  }

  private String mainName() {
    return Json.text(containers.path(0), "name");
  }

  private void containerStatuses(ArrayNode statuses) {
    for (JsonNode container : containers) {
      boolean main = statuses.isEmpty();
      ObjectNode status = statuses.addObject().put("name", Json.text(container, "name"));
      status.put("image", Json.text(container, "image")).put("imageID", "");
      status.put("restartCount", main ? run.restarts() : 0).put("ready", main ? run.ready() : up());
      status.put("started", up());
      status.set("state", main ? mainState() : running(run.created()));
      status.set("lastState", main ? lastState() : Json.object());
    }
  }

  private boolean up() {
    return !(run.container() instanceof Container.Creating
        || run.container() instanceof Container.BackingOff);
  }

  private ObjectNode mainState() {
    return switch (run.container()) {
      case Container.Creating _ -> waiting("ContainerCreating", "");
      case Container.Warming warming -> running(warming.since());
      case Container.Serving serving -> running(serving.since());
      case Container.BackingOff _ -> waiting("CrashLoopBackOff", backOffMessage());
    };
  }

  private String backOffMessage() {
    return "back-off restarting failed container=%s pod=%s_%s"
        .formatted(mainName(), run.key().name(), run.key().namespace());
  }

  private ObjectNode lastState() {
    return run.last().map(PodStatus::terminated).orElseGet(Json::object);
  }

  private static ObjectNode waiting(String reason, String message) {
    ObjectNode state = Json.object();
    ObjectNode waiting = state.putObject("waiting").put("reason", reason);
    if (!message.isEmpty()) {
      waiting.put("message", message);
    }
    return state;
  }

  private static ObjectNode running(Instant since) {
    ObjectNode state = Json.object();
    state.putObject("running").put("startedAt", Meta.time(since));
    return state;
  }

  private static ObjectNode terminated(ContainerEnd termination) {
    ObjectNode state = Json.object();
    state
        .putObject("terminated")
        .put("exitCode", termination.crash().exitCode())
        .put("reason", termination.crash().reason())
        .put("startedAt", Meta.time(termination.started()))
        .put("finishedAt", Meta.time(termination.finished()));
    return state;
  }
}
