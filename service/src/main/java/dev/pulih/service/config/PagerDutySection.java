package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.pagerduty.RoutingKeys;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Keys of PagerDuty; the routing keys of single services are with the services. */
final class PagerDutySection extends Section<PagerDutySettings> {

  private final Key<Secret> routingKey =
      required(
          "routingKey", Shapes.secret(), "${PAGERDUTY_KEY}", "For services without their own.");
  private final Key<URI> baseUrl =
      key(
          "baseUrl",
          Shapes.url(),
          "https://events.pagerduty.com",
          "Its Events API; https://events.eu.pagerduty.com in the EU.");
  private final Key<Duration> timeout =
      key("timeout", Shapes.duration(), "10s", "For one request, connecting included.");
  private final Key<Duration> throttled =
      key("throttled", Shapes.duration(), "2m", "Pause after a refusal (429) that does not say.");

  @Override
  protected PagerDutySettings build(Fields fields) {
    return new PagerDutySettings(
        fields.get(baseUrl),
        new RoutingKeys(fields.get(routingKey), Map.of()),
        fields.get(timeout),
        fields.get(throttled));
  }
}
