package dev.pulih.service.kubernetes;

import dev.pulih.signal.Termination;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The container of a bad pod that is looked at: the last that ended, else the main one. */
record Suspect(Pod pod) {

  private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

  Optional<Termination> termination() {
    return ended().map(Terminations.Ended::termination);
  }

  String container() {
    return ended()
        .map(Terminations.Ended::container)
        .or(this::marked)
        .orElseGet(() -> pod.getSpec().getContainers().getFirst().getName());
  }

  /** Its resource limits, such as memory to 512Mi. */
  Map<String, String> limits() {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(container()))
        .findFirst()
        .map(Container::getResources)
        .map(ResourceRequirements::getLimits)
        .map(Suspect::texts)
        .orElse(Map.of());
  }

  private Optional<Terminations.Ended> ended() {
    return Terminations.last(pod);
  }

  private Optional<String> marked() {
    return Optional.ofNullable(pod.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(DEFAULT_CONTAINER));
  }

  private static Map<String, String> texts(Map<String, Quantity> limits) {
    return limits.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, limit -> limit.getValue().toString()));
  }
}
