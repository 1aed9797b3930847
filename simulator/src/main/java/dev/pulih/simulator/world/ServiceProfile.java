package dev.pulih.simulator.world;

import dev.pulih.policy.Slo;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.Latency;
import java.util.List;

/**
 * A service of the back office as it is when nothing is wrong.
 *
 * @param service its name
 * @param slo its objective
 * @param load what it has to carry
 * @param health how well it answers
 * @param versions what runs for it; their weights sum to 100
 */
public record ServiceProfile(
    ServiceRef service, Slo slo, Load load, Health health, List<Version> versions) {

  public ServiceProfile {
    versions = List.copyOf(versions);
    if (versions.stream().mapToInt(Version::weight).sum() != 100) {
      throw new IllegalArgumentException("The weights of " + service + " must sum to 100.");
    }
  }

  /**
   * What a service has to carry.
   *
   * @param share its share of the back office's requests, 0 to 1
   * @param podCapacity requests per second that one pod can serve
   */
  public record Load(double share, double podCapacity) {}

  /**
   * How well a service answers.
   *
   * @param latency how long its answers take
   * @param errorRatio share of requests that it fails anyway
   * @param warmUp how a fresh process behaves
   */
  public record Health(Latency latency, double errorRatio, WarmUp warmUp) {}

  /**
   * A version of a service: one Deployment and the subset of the same name.
   *
   * @param name such as {@code v1}
   * @param replicas its pods
   * @param weight its share of the traffic, 0 to 100
   */
  public record Version(String name, int replicas, int weight) {}

  /** The service's name without its namespace. */
  public String name() {
    return service.name();
  }

  /** The Deployment that runs a version. */
  public String deployment(Version version) {
    return name() + "-" + version.name();
  }

  /** The same service run by other versions. */
  public ServiceProfile with(Version... others) {
    return new ServiceProfile(service, slo, load, health, List.of(others));
  }

  /** The same service with another load. */
  public ServiceProfile with(Load other) {
    return new ServiceProfile(service, slo, other, health, versions);
  }
}
