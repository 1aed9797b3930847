package dev.pulih.recover;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.Termination;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a restart is about to destroy, kept for the people who will ask.
 *
 * @param pods the bad pods
 * @param events the workload's and pods' events, newest last, one line each
 * @param gaps what could not be captured, and why
 */
public record Evidence(List<OfPod> pods, List<String> events, List<String> gaps) {

  public Evidence {
    pods = List.copyOf(pods);
    events = List.copyOf(events);
    gaps = List.copyOf(gaps);
  }

  /**
   * One pod's evidence.
   *
   * @param pod its name
   * @param lastTermination how a container of it ended the last time
   * @param previousLog the tail of the log of the container that ended; untrusted text
   * @param limits the resource limits, such as memory to 512Mi
   */
  public record OfPod(
      PodRef pod,
      Optional<Termination> lastTermination,
      String previousLog,
      Map<String, String> limits) {
    public OfPod {
      limits = Map.copyOf(limits);
    }
  }

  /** The reason of the latest container that ended badly, if one did. */
  public Optional<String> cause() {
    return pods.stream()
        .flatMap(p -> p.lastTermination().stream())
        .filter(t -> t.exitCode() != 0)
        .max(Comparator.comparing(Termination::finishedAt))
        .map(Termination::reason);
  }

  /** What it says, in one line. */
  public String summary() {
    String found = cause().map(c -> "evidence names " + c).orElse("evidence names no cause");
    return gaps.isEmpty() ? found : found + "; missing: " + String.join(", ", gaps);
  }

  /** Nothing captured, for a reason. */
  public static Evidence missing(String why) {
    return new Evidence(List.of(), List.of(), List.of(why));
  }
}
