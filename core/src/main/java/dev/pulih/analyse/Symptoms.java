package dev.pulih.analyse;

import dev.pulih.detect.Finding;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule can reason on.
 *
 * @param findings the service's own findings
 * @param pods the service's pods, as the cluster shows them
 * @param failing those of its pods that fail
 * @param elsewhere findings of other services, whether or not it calls them
 */
public record Symptoms(
    List<Finding> findings, List<Pod> pods, Set<PodRef> failing, List<Finding> elsewhere) {

  public Symptoms {
    findings = List.copyOf(findings);
    pods = List.copyOf(pods);
    failing = Set.copyOf(failing);
    elsewhere = List.copyOf(elsewhere);
  }

  /** Nothing is known. */
  public static Symptoms none() {
    return new Symptoms(List.of(), List.of(), Set.of(), List.of());
  }

  /** Since when something has been wrong with the service. */
  public Optional<Instant> onset() {
    return findings.stream().map(Finding::since).min(Instant::compareTo);
  }

  /** The failing pods, by what the cluster shows of them. */
  public List<Pod> failingPods() {
    return pods.stream().filter(pod -> failing.contains(pod.ref())).toList();
  }
}
