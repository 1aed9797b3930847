package dev.pulih.service.config;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Role;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;

/** Keys of a token beside that of whoever runs Pulih. */
final class TokenSection extends Section<Credential> {

  private final Key<String> name =
      required("name", NameShapes.object(), "grafana", "What is recorded of whoever shows it.");
  private final Key<Role> role =
      required("role", Shapes.choice(Role.class), "view", "How far it leads; see docs/api.md.");
  private final Key<Secret> token =
      required("token", Shapes.secret(), "${PULIH_VIEW_TOKEN}", "The token.");

  @Override
  protected Credential build(Fields fields) {
    return new Credential(fields.get(name), fields.get(role), fields.get(token));
  }
}
