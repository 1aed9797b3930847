package dev.pulih.service.oidc;

import dev.pulih.service.access.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What gives somebody a role.
 *
 * @param name the claim that is looked at: a list, or one value
 * @param values those that give each role
 */
public record RoleClaim(String name, Map<Role, List<String>> values) {

  public RoleClaim {
    values = Map.copyOf(values);
    if (values.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "No value gives a role, so nobody could come in: name one under view, approve or admin.");
    }
  }

  /** The highest role that fits; empty if none does. */
  Optional<Role> of(Map<String, Object> claims) {
    Collection<?> claimed = listed(claims.get(name));
    return values.entrySet().stream()
        .filter(gives -> gives.getValue().stream().anyMatch(claimed::contains))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder());
  }

  private static Collection<?> listed(@Nullable Object claimed) {
    if (claimed instanceof Collection<?> several) {
      return several;
    }
    return claimed == null ? List.of() : List.of(claimed);
  }
}
