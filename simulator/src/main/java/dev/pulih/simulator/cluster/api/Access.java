package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceType;
import java.util.List;
import java.util.Set;

/** Who may do what. */
final class Access {

  private final List<User> users;

  Access(List<User> users) {
    this.users = List.copyOf(users);
  }

  User authenticate(String token) {
    return users.stream()
        .filter(user -> user.token().equals(token))
        .findFirst()
        .orElseThrow(() -> Failures.plain(401, "Unauthorized", "Unauthorized"));
  }

  /** The name behind a token, empty if there is none. */
  String nameOf(String token) {
    return users.stream()
        .filter(user -> user.token().equals(token))
        .map(User::name)
        .findFirst()
        .orElse("");
  }

  void authorize(User user, Action action) {
    if (!user.may(action)) {
      throw Failures.about(key(action), 403, "Forbidden", refusal(user, action));
    }
  }

  private static ObjectKey key(Action action) {
    ResourceType named =
        new ResourceType(action.group(), List.of("v1"), plural(action), "", Set.of());
    return named.key(action.namespace(), action.name());
  }

  private static String plural(Action action) {
    return action.resource().replaceFirst("/.*", "");
  }

  static String refusal(User user, Action action) {
    String object = action.name().isEmpty() ? "" : " \"%s\"".formatted(action.name());
    String place =
        action.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"%s\"".formatted(action.namespace());
    return "%s%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(
            key(action).type().qualifiedResource(),
            object,
            user.name(),
            action.verb(),
            action.resource(),
            action.group(),
            place);
  }
}
