package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.http.SafeAddress;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.trace.TracingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Keys of where traces go. */
final class TracingSection extends Section<TracingSettings> {

  private static final String ALLOWED =
      "an https:// address, one on localhost, or tracing.allowHttp: true";

  private final Key<URI> otlp =
      required(
          "otlp",
          Shapes.url(),
          "http://localhost:4318",
          "The collector's address for OTLP over HTTP; /v1/traces is added.");
  private final Key<Map<String, Secret>> secretHeaders =
      key("secretHeaders", Headers.of(Shapes.secret()), "{}", "Headers with a secret.");
  private final Key<Boolean> allowHttp =
      key("allowHttp", Shapes.flag(), "false", "Whether traces may travel unencrypted.");
  private final Key<Duration> timeout =
      key("timeout", Shapes.duration(), "10s", "For one request, connecting included.");

  @Override
  protected TracingSettings build(Fields fields) {
    URI address = fields.get(otlp);
    boolean open = fields.get(allowHttp);
    Optional<String> fault = SafeAddress.fault(address, open);
    fields.check(fault.isEmpty(), otlp, fault.orElse(""), ALLOWED);
    fields.check(
        address.getRawQuery() == null, otlp, "it has a query", "an address up to the path");
    return new TracingSettings(address, open, fields.get(secretHeaders), fields.get(timeout));
  }
}
