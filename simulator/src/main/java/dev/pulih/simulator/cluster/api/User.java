package dev.pulih.simulator.cluster.api;

import java.util.List;

/**
 * Somebody who may call the API server.
 *
 * @param name as error messages and the audit trail name it
 * @param token the bearer token that proves it
 * @param rules what it may do; nothing else is allowed
 */
public record User(String name, String token, List<PolicyRule> rules) {

  public User {
    rules = List.copyOf(rules);
    if (token.isBlank()) {
      throw new IllegalArgumentException("user %s needs a token".formatted(name));
    }
  }

  /** An administrator who may do everything. */
  public static User admin(String token) {
    return new User("admin", token, List.of(PolicyRule.everything()));
  }

  boolean may(Action action) {
    return rules.stream().anyMatch(rule -> rule.allows(action));
  }
}
