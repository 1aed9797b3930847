package dev.pulih.service.config;

import java.util.List;

/**
 * Everything that Pulih is told: one record per concern.
 *
 * @param pace how often it looks, and how far back
 * @param services what it watches
 * @param recovery how it recovers
 * @param home what it has for itself
 */
public record PulihConfiguration(
    Pace pace, List<ServiceConfiguration> services, Recovery recovery, Home home) {

  public PulihConfiguration {
    services = List.copyOf(services);
  }
}
