package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Text;
import dev.pulih.service.secret.Secret;
import java.util.Optional;

/** A secret, by reference. What is written in its place is never repeated in a message. */
record Confidential() implements Shape<Secret> {

  @Override
  public Optional<Secret> read(Node node, Spot spot) {
    if (node instanceof Text text && !text.isNothing()) {
      return read(text, spot);
    }
    return spot.refuse(node.place(), "there is no reference to a secret here", allowed());
  }

  private Optional<Secret> read(Text text, Spot spot) {
    return switch (spot.session().references().resolve(text.value().strip())) {
      case Parsed.Value<Secret>(Secret secret) -> {
        spot.session().keep(secret, spot.key(), text.value().strip());
        yield Optional.of(secret);
      }
      case Parsed.Wrong<Secret>(String why) -> spot.refuse(text.place(), why, allowed());
    };
  }

  @Override
  public String allowed() {
    return "${ENV_NAME} or file:/path/of/the/secret";
  }
}
