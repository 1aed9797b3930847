package dev.pulih.service.config;

import dev.pulih.analyse.Masking;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.slack.SlackSettings;
import java.util.Optional;

/**
 * Whom Pulih talks to, apart from Prometheus.
 *
 * @param cluster the cluster; empty if there is none to touch
 * @param pagerDuty whom it pages
 * @param slack whom it tells
 * @param claude whom it asks for a cause; empty for the template alone
 * @param outgoing what holds for everything that leaves
 */
public record Neighbours(
    Optional<ClusterConfiguration> cluster,
    Optional<PagerDutySettings> pagerDuty,
    Optional<SlackSettings> slack,
    Optional<ClaudeSettings> claude,
    Outgoing outgoing) {

  /** What is taken out of everything that leaves. */
  public Masking masking() {
    return outgoing.masking();
  }
}
