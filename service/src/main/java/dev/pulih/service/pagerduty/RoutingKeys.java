package dev.pulih.service.pagerduty;

import dev.pulih.service.secret.Secret;
import dev.pulih.signal.ServiceRef;
import java.util.Map;

/**
 * Which PagerDuty integration hears of which service.
 *
 * @param standard the key of services that have none of their own
 * @param own keys by service
 */
public record RoutingKeys(Secret standard, Map<ServiceRef, Secret> own) {

  public RoutingKeys {
    own = Map.copyOf(own);
  }

  /** Whether the service has a key of its own. */
  boolean isOwn(ServiceRef service) {
    return own.containsKey(service);
  }

  Secret of(ServiceRef service) {
    return own.getOrDefault(service, standard);
  }
}
