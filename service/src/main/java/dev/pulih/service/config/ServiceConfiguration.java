package dev.pulih.service.config;

import dev.pulih.policy.Watched;
import dev.pulih.service.config.yaml.Secret;
import dev.pulih.signal.ServiceRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A watched service, as configured.
 *
 * @param watched what the core knows of it
 * @param runs what runs it
 * @param contacts whom its incidents go to
 */
public record ServiceConfiguration(Watched watched, Runs runs, Contacts contacts) {

  /** Its namespace and name. */
  public ServiceRef ref() {
    return watched.service();
  }

  /**
   * What runs a service. Without a selector the names count.
   *
   * @param deployments the names of its Deployments
   * @param selector the labels of its Deployments; empty if they are named
   * @param host its VirtualServices' host
   */
  public record Runs(Set<String> deployments, Map<String, String> selector, String host) {
    public Runs {
      deployments = Set.copyOf(deployments);
      selector = Map.copyOf(selector);
    }
  }

  /**
   * Whom a service's incidents go to, where it differs from the rest.
   *
   * @param routingKey of PagerDuty
   * @param channel of Slack
   */
  public record Contacts(Optional<Secret> routingKey, Optional<String> channel) {}
}
