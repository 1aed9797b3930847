package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import java.util.Optional;

/** Keys of the HTTP server. */
final class ServerSection extends Section<Server> {

  private final Key<String> address =
      key(
          "address",
          Shapes.text("an IP address such as 127.0.0.1 or 0.0.0.0", "[0-9a-fA-F.:]{2,45}"),
          "127.0.0.1",
          "What it listens on: 0.0.0.0 in a container.");
  private final Key<Integer> port =
      key("port", Shapes.count(0, 65_535), "8080", "Its port; 0 for any that is free.");
  private final Key<Optional<Secret>> token =
      optional("token", Shapes.secret(), "${PULIH_TOKEN}", TOKEN);

  private static final String TOKEN =
      "What a command that changes something must show; else one is made in `dataDir`.";

  @Override
  protected Server build(Fields fields) {
    return new Server(fields.get(address), fields.get(port), fields.get(token));
  }
}
