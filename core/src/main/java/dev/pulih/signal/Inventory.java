package dev.pulih.signal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What runs in the cluster, as last seen.
 *
 * @param at when it was seen
 * @param services by service; one that could not be read is absent
 */
public record Inventory(Instant at, Map<ServiceRef, ServiceInventory> services) {

  public Inventory {
    services = Map.copyOf(services);
  }

  /** This inventory, or what is left of one that was seen before an instant: nothing. */
  public Inventory since(Instant oldest) {
    return at.isBefore(oldest) ? new Inventory(at, Map.of()) : this;
  }

  /** One service's part; empty where it is not known. */
  public Optional<ServiceInventory> of(ServiceRef service) {
    return Optional.ofNullable(services.get(service));
  }
}
