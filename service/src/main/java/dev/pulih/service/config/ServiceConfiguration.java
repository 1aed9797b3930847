package dev.pulih.service.config;

import dev.pulih.notify.Runbook;
import dev.pulih.policy.Watched;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.secret.Secret;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A watched service, as configured.
 *
 * @param watched what the core knows of it
 * @param placement where it runs
 * @param contacts whom its incidents go to, and with what
 */
public record ServiceConfiguration(Watched watched, Placement placement, Contacts contacts) {

  /** Its namespace and name. */
  public ServiceRef ref() {
    return watched.service();
  }

  /**
   * Whom a service's incidents go to, where it differs from the rest.
   *
   * @param routingKey of PagerDuty
   * @param channel of Slack
   * @param webhook the webhook's address
   * @param emailTo who gets mail; empty for those who get it of all
   * @param runbook that they link to, beside what else applies
   */
  public record Contacts(
      Optional<Secret> routingKey,
      Optional<String> channel,
      Optional<URI> webhook,
      List<String> emailTo,
      Optional<Runbook> runbook) {}
}
