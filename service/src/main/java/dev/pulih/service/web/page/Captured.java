package dev.pulih.service.web.page;

import dev.pulih.analyse.Masking;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.signal.Termination;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was captured before a restart, without personal data.
 *
 * @param at when
 * @param pods of each bad pod
 * @param events what the cluster said about them, the newest last
 * @param gaps what could not be captured, and why
 */
public record Captured(Instant at, List<OfPod> pods, List<String> events, List<String> gaps) {

  public Captured {
    pods = List.copyOf(pods);
    events = List.copyOf(events);
    gaps = List.copyOf(gaps);
  }

  /**
   * Of one pod.
   *
   * @param name its name
   * @param ended how a container of it ended the last time
   * @param limits its limits, such as memory 512Mi
   * @param log the end of the log of the container that ended
   */
  public record OfPod(String name, Optional<Termination> ended, List<String> limits, String log) {
    public OfPod {
      limits = List.copyOf(limits);
    }

    static OfPod of(Evidence.OfPod pod, Masking masking) {
      Map<String, String> inOrder = new TreeMap<>(pod.limits());
      return new OfPod(
          pod.pod().name(),
          pod.lastTermination(),
          inOrder.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList(),
          masking.mask(pod.previousLog()));
    }
  }

  /** All of an incident, the oldest first. */
  static List<Captured> of(List<Recorded> events, Masking masking) {
    return events.stream()
        .filter(recorded -> recorded.event() instanceof EvidenceCaptured)
        .map(
            recorded ->
                of(recorded.at(), ((EvidenceCaptured) recorded.event()).evidence(), masking))
        .toList();
  }

  private static Captured of(Instant at, Evidence evidence, Masking masking) {
    return new Captured(
        at,
        evidence.pods().stream().map(pod -> OfPod.of(pod, masking)).toList(),
        evidence.events().stream().map(masking::mask).toList(),
        evidence.gaps().stream().map(masking::mask).toList());
  }
}
