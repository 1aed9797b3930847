package dev.pulih.simulator.port;

import dev.pulih.recover.Evidence;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a restart is about to destroy. */
final class EvidenceReader {
  private final World world;
  private final ObjectStore store;

  EvidenceReader(World world) {
    this.world = world;
    this.store = world.cluster().store();
  }

  Evidence read(WorkloadRef workload, List<PodRef> pods) {
    List<Evidence.OfPod> found = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (PodRef pod : pods) {
      of(pod).ifPresentOrElse(found::add, () -> gaps.add("pod " + pod + " is gone"));
    }
    return new Evidence(found, events(workload, pods), gaps);
  }

  private Optional<Evidence.OfPod> of(PodRef pod) {
    return store.get(ResourceTypes.PODS.key(pod.namespace(), pod.name())).map(o -> of(pod, o));
  }

  private Evidence.OfPod of(PodRef pod, ObjectNode object) {
    Optional<Termination> last = PodObjects.lastTermination(object);
    return new Evidence.OfPod(pod, last, previousLog(pod), limits(object));
  }

  private String previousLog(PodRef pod) {
    return world.fleet().all().stream()
        .filter(backend -> backend.ref().equals(pod))
        .map(Backend::log)
        .map(log -> log.previous())
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> limits(ObjectNode pod) {
    JsonNode container = Json.at(pod, "spec", "containers").path(0);
    return Json.texts(Json.at(container, "resources", "limits"));
  }

  private List<String> events(WorkloadRef workload, List<PodRef> pods) {
    Set<String> about =
        Stream.concat(Stream.of(workload.name()), pods.stream().map(PodRef::name))
            .collect(Collectors.toSet());
    return store.list(ResourceTypes.EVENTS, workload.namespace()).stream()
        .filter(event -> about.contains(Json.text(event, "involvedObject", "name")))
        .map(EvidenceReader::line)
        .sorted()
        .toList();
  }

  private static String line(ObjectNode event) {
    return String.join(
        " ",
        Json.text(event, "lastTimestamp"),
        Json.text(event, "involvedObject", "name"),
        Json.text(event, "reason"),
        Json.text(event, "message"));
  }
}
