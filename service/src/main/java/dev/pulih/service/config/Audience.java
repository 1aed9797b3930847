package dev.pulih.service.config;

import dev.pulih.notify.Runbook;
import dev.pulih.notify.Runbooks;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.pagerduty.RoutingKeys;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.signal.ServiceRef;
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
    Channels channels = new Channels(all.channels().standard(), own);
    return new SlackSettings(all.baseUrl(), all.token(), channels, all.timeout());
  }

  static Runbooks runbooks(List<ExtraThreshold> extra, List<ServiceConfiguration> services) {
    Map<String, Runbook> ofRules = new HashMap<>();
    extra.forEach(
        rule -> rule.consequence().runbook().ifPresent(it -> ofRules.put(rule.name(), it)));
    return new Runbooks(ofRules, own(services, service -> service.contacts().runbook()));
  }

  private static <T> Map<ServiceRef, T> own(
      List<ServiceConfiguration> services, Function<ServiceConfiguration, Optional<T>> contact) {
    Map<ServiceRef, T> own = new HashMap<>();
    services.forEach(service -> contact.apply(service).ifPresent(it -> own.put(service.ref(), it)));
    return own;
  }
}
