package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A service under watch, as configured.
 *
 * @param service its name
 * @param slo its objective
 * @param mode how far Pulih may go for it
 * @param owned what else counts for it
 * @param capacityPerPod requests per second that one pod can serve, if configured
 */
public record Watched(
    ServiceRef service, Slo slo, Mode mode, Owned owned, OptionalDouble capacityPerPod) {

  /**
   * What else counts for a service.
   *
   * @param groups Kafka consumer groups
   * @param databases database servers
   */
  public record Owned(Set<String> groups, Set<String> databases) {
    public Owned {
      groups = Set.copyOf(groups);
      databases = Set.copyOf(databases);
    }

    /** Nothing. */
    public static Owned nothing() {
      return new Owned(Set.of(), Set.of());
    }
  }
}
