package dev.pulih.service.config;

import dev.pulih.policy.Watched;
import dev.pulih.service.cluster.Placement;
import java.util.List;

/**
 * Everything that Pulih is told: one record per concern.
 *
 * @param measuring what is measured, and what of it is abnormal
 * @param services what is watched
 * @param recovery how it is recovered
 * @param neighbours whom Pulih talks to
 * @param home what Pulih has for itself
 */
public record PulihConfiguration(
    Measuring measuring,
    List<ServiceConfiguration> services,
    Recovery recovery,
    Neighbours neighbours,
    Home home) {

  public PulihConfiguration {
    services = List.copyOf(services);
  }

  /** What the core knows of the services. */
  public List<Watched> watched() {
    return services.stream().map(ServiceConfiguration::watched).toList();
  }

  /** Where the services run. */
  public List<Placement> placements() {
    return services.stream().map(ServiceConfiguration::placement).toList();
  }
}
