package dev.pulih.detect.evidence;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;

/**
 * An incident that begins: one, however many services show it.
 *
 * @param at the time of the row
 * @param services those against which there is evidence enough
 * @param suspects those that are the likeliest to be the cause, the likeliest first
 * @param reasons what tells against any of them, the strongest first
 */
public record EvidenceAlarm(
    Instant at, List<ServiceRef> services, List<ServiceRef> suspects, List<Contribution> reasons) {

  public EvidenceAlarm {
    services = List.copyOf(services);
    suspects = List.copyOf(suspects);
    reasons = List.copyOf(reasons);
  }
}
