package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.heartbeat.HeartbeatSettings.Method;
import dev.pulih.service.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Keys of the monitor that notices when Pulih falls silent. */
final class HeartbeatSection extends Section<HeartbeatSettings> {

  private static final String ALLOWED =
      "an https:// address, one on localhost, or heartbeat.allowHttp: true";

  private final Key<Secret> url =
      required(
          "url",
          Shapes.secret(),
          "${HEARTBEAT_URL}",
          "The monitor's address. Whoever knows it can ping in Pulih's place: keep it secret.");
  private final Key<Method> method =
      key("method", Shapes.choice(Method.class), "post", "How pings are sent.");
  private final Key<Map<String, Secret>> secretHeaders =
      key("secretHeaders", Headers.of(Shapes.secret()), "{}", "More headers, with a secret.");
  private final Key<Boolean> allowHttp =
      key("allowHttp", Shapes.flag(), "false", "Whether pings may travel unencrypted.");
  private final Key<Duration> timeout =
      key("timeout", Shapes.duration(), "10s", "For one ping, connecting included.");

  @Override
  protected HeartbeatSettings build(Fields fields) {
    boolean open = fields.get(allowHttp);
    Optional<String> fault = HeartbeatSettings.fault(fields.get(url), open);
    fields.check(fault.isEmpty(), url, fault.orElse(""), ALLOWED);
    return new HeartbeatSettings(
        fields.get(url), open, fields.get(method), fields.get(secretHeaders), fields.get(timeout));
  }
}
