package dev.pulih.policy;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with other services, in which a service's trouble may have its cause.
 *
 * @param storm the shared cause, if there is one
 * @param onsets since when each service has had a threshold finding; healthy ones are absent
 * @param calls who calls whom, as measured of late; empty where no signal about calls is read
 */
public record TroubleElsewhere(
    Optional<Storm> storm, Map<ServiceRef, Instant> onsets, Optional<CallGraph> calls) {

  public TroubleElsewhere {
    onsets = Map.copyOf(onsets);
  }

  /** A service that was anomalous at an instant already. */
  public record Onset(ServiceRef service, Instant since) {}

  /** Nothing is known to be wrong. */
  public static TroubleElsewhere nothing() {
    return new TroubleElsewhere(Optional.empty(), Map.of(), Optional.of(CallGraph.none()));
  }

  /** A shared cause, and nothing else. */
  public static TroubleElsewhere of(Storm storm) {
    return new TroubleElsewhere(Optional.of(storm), Map.of(), Optional.of(CallGraph.none()));
  }

  /**
   * What a service calls, directly or not, and what was anomalous before it: the earliest of them.
   * What began at the same tick came first too, since errors travel from the called to the caller;
   * unless the two call each other, when nobody can say. Of what is called any threshold counts:
   * nobody knows which of its troubles reaches the caller. Of two that call each other the first
   * threshold of the caller counts likewise, or each would wait for the other.
   *
   * @param onset when the trouble of the caller began that is to be acted on
   */
  public Optional<Onset> downstreamFirst(ServiceRef service, Instant onset) {
    return downstream(service).stream()
        .filter(callee -> isFirst(callee, service, onset))
        .map(callee -> new Onset(callee, since(callee)))
        .min(Comparator.comparing(Onset::since).thenComparing(Onset::service));
  }

  private Set<ServiceRef> downstream(ServiceRef service) {
    return calls.map(graph -> graph.downstream(service)).orElse(Set.of());
  }

  private boolean isFirst(ServiceRef callee, ServiceRef caller, Instant onset) {
    return downstream(callee).contains(caller)
        ? since(callee).isBefore(onsets.getOrDefault(caller, onset))
        : !since(callee).isAfter(onset);
  }

  private Instant since(ServiceRef service) {
    return onsets.getOrDefault(service, Instant.MAX);
  }
}
