package dev.pulih.service.config;

import dev.pulih.policy.Channel;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.webhook.WebhookSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The channels by which Pulih reaches people, each if it is configured.
 *
 * @param pagerDuty pages
 * @param slack tells
 * @param webhook tells a program of the user's own
 * @param email tells by letter
 * @param next the contacts after the first, each with its one way
 */
public record Reach(
    Optional<PagerDutySettings> pagerDuty,
    Optional<SlackSettings> slack,
    Optional<WebhookSettings> webhook,
    Optional<EmailSettings> email,
    List<Reach> next) {

  public Reach {
    next = List.copyOf(next);
  }

  /** Nobody is reached. */
  public static Reach nobody() {
    return new Reach(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  Reach with(List<Reach> others) {
    return new Reach(pagerDuty, slack, webhook, email, others);
  }

  /** The channels that there are. */
  Set<Channel> channels() {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    pagerDuty.ifPresent(_ -> channels.add(Channel.PAGERDUTY));
    slack.ifPresent(_ -> channels.add(Channel.SLACK));
    webhook.ifPresent(_ -> channels.add(Channel.WEBHOOK));
    email.ifPresent(_ -> channels.add(Channel.EMAIL));
    return channels;
  }
}
