package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.webhook.SigningSecrets;
import dev.pulih.service.webhook.WebhookAddresses;
import dev.pulih.service.webhook.WebhookAddresses.Permission;
import dev.pulih.service.webhook.WebhookHeaders;
import dev.pulih.service.webhook.WebhookSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of the webhook; the addresses of single services are with the services. */
final class WebhookSection extends Section<WebhookSettings> {

  private final Key<URI> url =
      required(
          "url", Shapes.url(), "https://hooks.example/pulih", "For services without their own.");
  private final Key<List<Secret>> secrets =
      required(
          "secrets",
          Shapes.listOf(Shapes.secret()),
          "[\"${WEBHOOK_SECRET}\"]",
          "Each signs every message: two while the receiver changes from one to the other.");
  private final Key<Map<String, String>> headers =
      key("headers", Headers.of(Headers.value()), "{}", "More headers.");
  private final Key<Map<String, Secret>> secretHeaders =
      key("secretHeaders", Headers.of(Shapes.secret()), "{}", "More headers, with a secret.");
  private final Key<Boolean> allowHttp =
      key("allowHttp", Shapes.flag(), "false", "Whether messages may travel unencrypted.");
  private final Key<Boolean> allowPrivate =
      key(
          "allowPrivate",
          Shapes.flag(),
          "false",
          "Whether they may go to this machine and to private networks.");
  private final Key<Duration> timeout =
      key("timeout", Shapes.duration(), "10s", "For one request, connecting included.");

  @Override
  protected WebhookSettings build(Fields fields) {
    URI address = fields.get(url);
    Permission permission = new Permission(fields.get(allowHttp), fields.get(allowPrivate));
    Optional<String> fault = WebhookAddresses.fault(address, permission);
    fields.check(fault.isEmpty(), url, fault.orElse(""), ALLOWED);
    return new WebhookSettings(
        new WebhookAddresses(address, Map.of(), permission),
        new SigningSecrets(fields.get(secrets)),
        new WebhookHeaders(fields.get(headers), fields.get(secretHeaders)),
        fields.get(timeout));
  }

  /** What an address must be. */
  static final String ALLOWED =
      "https:// (or allowHttp: true), out of private networks (or allowPrivate: true)";
}
