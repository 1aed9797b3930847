package dev.pulih.service.config;

import dev.pulih.service.access.Role;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.util.List;
import java.util.Map;

/** Keys of what an OpenID provider must say for which role. */
final class RoleValuesSection extends Section<Map<Role, List<String>>> {

  private final Key<List<String>> view = values("view", "What lets somebody read.");
  private final Key<List<String>> approve = values("approve", "And decide about incidents.");
  private final Key<List<String>> admin =
      values("admin", "And decide about Pulih itself. The highest that fits counts.");

  private Key<List<String>> values(String role, String description) {
    return key(role, Shapes.listOf(Shapes.text()), "[]", description);
  }

  @Override
  protected Map<Role, List<String>> build(Fields fields) {
    return Map.of(
        Role.VIEW, fields.get(view),
        Role.APPROVE, fields.get(approve),
        Role.ADMIN, fields.get(admin));
  }
}
