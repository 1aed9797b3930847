package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Blame;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.ServiceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The services that may be the cause, the likeliest first.
 *
 * <p>The one with the most evidence, unless it only waits for another: a caller is discounted if a
 * service that it calls has nearly as much, since trouble travels from the called to the caller
 * (Lin, Chen and Zheng, Microscope, ICSOC 2018). With 20 nats against a caller and 15 against its
 * callee, the caller counts 0.7·20 = 14 and the callee is named first.
 */
final class Suspects {

  private record Scored(ServiceRef service, double nats) {}

  private final Map<ServiceRef, Double> nats;
  private final CallGraph calls;
  private final Blame blame;

  /** Among services with so many nats against each. */
  Suspects(Map<ServiceRef, Double> nats, CallGraph calls, Blame blame) {
    this.nats = nats;
    this.calls = calls;
    this.blame = blame;
  }

  /** Those against which there is evidence; by name where it is equal. */
  List<ServiceRef> ranked() {
    return nats.keySet().stream()
        .map(service -> new Scored(service, score(service)))
        .filter(scored -> scored.nats() > 0)
        .sorted(Comparator.comparingDouble(Scored::nats).reversed().thenComparing(Scored::service))
        .limit(blame.most())
        .map(Scored::service)
        .toList();
  }

  private double score(ServiceRef service) {
    return explained(service) ? blame.discount() * against(service) : against(service);
  }

  private boolean explained(ServiceRef caller) {
    return calls.callees(caller).stream()
        .anyMatch(callee -> against(callee) >= blame.explains() * against(caller));
  }

  private double against(ServiceRef service) {
    return nats.getOrDefault(service, 0.0);
  }
}
