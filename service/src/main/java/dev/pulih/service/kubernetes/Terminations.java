package dev.pulih.service.kubernetes;

import dev.pulih.signal.Termination;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a pod's containers ended, as the kubelet reports it. */
final class Terminations {

  private Terminations() {}

  /** One container's end. */
  record Ended(String container, Termination termination) {}

  static List<ContainerStatus> containers(Pod pod) {
    return Optional.ofNullable(pod.getStatus())
        .map(PodStatus::getContainerStatuses)
        .orElse(List.of());
  }

  /** The latest end of one of the containers. */
  static Optional<Ended> last(Pod pod) {
    return last(containers(pod));
  }

  /** The latest end of one of these. */
  static Optional<Ended> last(List<ContainerStatus> containers) {
    return containers.stream()
        .flatMap(Terminations::of)
        .max(Comparator.comparing(ended -> ended.termination().finishedAt()));
  }

  private static Stream<Ended> of(ContainerStatus container) {
    return Stream.of(container.getState(), container.getLastState())
        .flatMap(state -> Optional.ofNullable(state).stream())
        .map(ContainerState::getTerminated)
        .flatMap(ended -> read(container.getName(), ended).stream());
  }

  private static Optional<Ended> read(String container, ContainerStateTerminated ended) {
    return Optional.ofNullable(ended)
        .flatMap(end -> Times.parse(end.getFinishedAt()))
        .map(
            at ->
                new Ended(
                    container,
                    new Termination(
                        Optional.ofNullable(ended.getReason()).orElse("Unknown"),
                        ended.getExitCode(),
                        at)));
  }
}
