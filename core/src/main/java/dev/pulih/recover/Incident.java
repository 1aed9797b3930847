package dev.pulih.recover;

import dev.pulih.policy.Policy;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;

/**
 * What never changes about an incident.
 *
 * @param id its id; also the deduplication key of everything that is sent about it
 * @param service the service
 * @param openedAt when it was opened
 * @param policy the numbers that it runs under from its beginning to its end
 */
public record Incident(String id, ServiceRef service, Instant openedAt, Policy policy) {

  /**
   * A new incident; its id names the service and the second it was opened. Neither part of a
   * service's name can hold a dot, so that two services never share an id.
   */
  public static Incident open(ServiceRef service, Instant at, Policy policy) {
    String opened = Long.toString(at.getEpochSecond(), 36);
    String id = service.namespace() + "." + service.name() + "." + opened;
    return new Incident(id, service, at, policy);
  }
}
