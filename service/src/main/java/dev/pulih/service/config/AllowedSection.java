package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.slack.Allowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys of who may order something in Slack. */
final class AllowedSection extends Section<Allowed> {

  private static final String GROUP =
      "The id of a user group; its members are asked for, with usergroups:read.";

  private final Key<List<String>> users =
      key("users", Shapes.listOf(NameShapes.slackUser()), "[]", "Ids of users.");
  private final Key<Optional<String>> group =
      optional("group", NameShapes.slackGroup(), "S0123456789", GROUP);

  @Override
  protected Allowed build(Fields fields) {
    return new Allowed(Set.copyOf(fields.get(users)), fields.get(group));
  }
}
