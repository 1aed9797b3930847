package dev.pulih.service.slack;

import java.util.Optional;
import java.util.Set;

/**
 * Who may order something in Slack; nobody unless configured.
 *
 * @param users ids of users
 * @param group the id of a user group
 */
public record Allowed(Set<String> users, Optional<String> group) {

  public Allowed {
    users = Set.copyOf(users);
  }

  /** Nobody. */
  public static Allowed nobody() {
    return new Allowed(Set.of(), Optional.empty());
  }

  boolean isNobody() {
    return users.isEmpty() && group.isEmpty();
  }
}
