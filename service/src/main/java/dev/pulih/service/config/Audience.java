package dev.pulih.service.config;

import dev.pulih.notify.Runbook;
import dev.pulih.notify.Runbooks;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.email.MailAddresses;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.pagerduty.RoutingKeys;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.webhook.WebhookAddresses;
import dev.pulih.service.webhook.WebhookAddresses.Permission;
import dev.pulih.service.webhook.WebhookSettings;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Adds what single services say about their contacts to what holds for all. */
final class Audience {

  private Audience() {}

  static PagerDutySettings pagerDuty(PagerDutySettings all, List<ServiceConfiguration> services) {
    Map<ServiceRef, Secret> own = own(services, service -> service.contacts().routingKey());
    RoutingKeys keys = new RoutingKeys(all.keys().standard(), own);
    return new PagerDutySettings(all.baseUrl(), keys, all.timeout(), all.throttled());
  }

  static SlackSettings slack(SlackSettings all, List<ServiceConfiguration> services) {
    Map<ServiceRef, String> own = own(services, service -> service.contacts().channel());
    Channels channels = all.channels().owned(own);
    return new SlackSettings(all.baseUrl(), all.token(), channels, all.timeout(), all.inbound());
  }

  static Runbooks runbooks(List<ExtraThreshold> extra, List<ServiceConfiguration> services) {
    Map<String, Runbook> ofRules = new HashMap<>();
    extra.forEach(
        rule -> rule.consequence().runbook().ifPresent(it -> ofRules.put(rule.name(), it)));
    return new Runbooks(ofRules, own(services, service -> service.contacts().runbook()));
  }

  /** An address that cannot be used has been refused, and stands aside. */
  static WebhookSettings webhook(WebhookSettings all, List<ServiceConfiguration> services) {
    Permission permission = all.addresses().permission();
    Map<ServiceRef, URI> own =
        own(
            services,
            service ->
                service
                    .contacts()
                    .webhook()
                    .filter(it -> WebhookAddresses.fault(it, permission).isEmpty()));
    WebhookAddresses addresses = new WebhookAddresses(all.addresses().standard(), own, permission);
    return new WebhookSettings(addresses, all.secrets(), all.headers(), all.timeout());
  }

  static EmailSettings email(EmailSettings all, List<ServiceConfiguration> services) {
    Map<ServiceRef, List<String>> own =
        own(
            services,
            service -> Optional.of(service.contacts().emailTo()).filter(to -> !to.isEmpty()));
    MailAddresses addresses =
        new MailAddresses(all.addresses().from(), all.addresses().standard(), own);
    return new EmailSettings(all.server(), addresses, all.timeouts());
  }

  /** To one contact alone. */
  static PagerDutySettings only(PagerDutySettings all, Secret routingKey) {
    RoutingKeys keys = new RoutingKeys(routingKey, Map.of());
    return new PagerDutySettings(all.baseUrl(), keys, all.timeout(), all.throttled());
  }

  /** In one channel alone. */
  static SlackSettings only(SlackSettings all, String channel) {
    return new SlackSettings(
        all.baseUrl(), all.token(), new Channels(channel, Map.of()), all.timeout(), all.inbound());
  }

  /** To these alone. */
  static EmailSettings only(EmailSettings all, List<String> to) {
    MailAddresses addresses = new MailAddresses(all.addresses().from(), to, Map.of());
    return new EmailSettings(all.server(), addresses, all.timeouts());
  }

  private static <T> Map<ServiceRef, T> own(
      List<ServiceConfiguration> services, Function<ServiceConfiguration, Optional<T>> contact) {
    Map<ServiceRef, T> own = new HashMap<>();
    services.forEach(service -> contact.apply(service).ifPresent(it -> own.put(service.ref(), it)));
    return own;
  }
}
