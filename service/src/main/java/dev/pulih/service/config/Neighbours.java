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
 * @param people whom it pages and tells
 * @param claude whom it asks for a cause; empty for the template alone
 * @param outgoing what holds for everything that leaves
 */
public record Neighbours(
    Optional<ClusterConfiguration> cluster,
    Reach people,
    Optional<ClaudeSettings> claude,
    Outgoing outgoing) {

  /** The same with other people. */
  public Neighbours with(Reach others) {
    return new Neighbours(cluster, others, claude, outgoing);
  }

  /** Whom it pages. */
  public Optional<PagerDutySettings> pagerDuty() {
    return people.pagerDuty();
  }

  /** Whom it tells. */
  public Optional<SlackSettings> slack() {
    return people.slack();
  }

  /** What is taken out of everything that leaves. */
  public Masking masking() {
    return outgoing.masking();
  }
}
