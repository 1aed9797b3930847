package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.pulih.service.cluster.Right;
import dev.pulih.service.cluster.Rights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Roles that grant exactly the rights that Pulih uses. */
final class RoleManifest {

  private static final String WATCHED =
      """
      # What Pulih may do: exactly what it uses. A test compares this file with the code.
      # Create the Role in each namespace with watched services, and bind it there:
      #   kubectl -n NAMESPACE apply -f role.yaml -f role-binding.yaml
      # Without the verb patch Pulih still watches, records and calls people (mode dry-run).
      # "pulih check" says what each missing right makes unavailable.
      """;

  private static final String OWN =
      """
      # What Pulih needs in its own namespace to elect a leader, with more than one replica only.
      # A test compares this file with the code.
      """;

  private RoleManifest() {}

  private record Resource(String group, String name) {}

  static String watched() {
    return WATCHED + role("pulih", Rights.inWatchedNamespaces());
  }

  static String election() {
    return OWN + role("pulih-election", Rights.inOwnNamespace());
  }

  private static String role(String name, List<Right> rights) {
    Map<Resource, List<String>> verbs =
        rights.stream()
            .collect(
                groupingBy(
                    right -> new Resource(right.group(), right.resource()),
                    LinkedHashMap::new,
                    mapping(Right::verb, toList())));
    return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: %s
        rules:
        """
            .formatted(name)
        + verbs.entrySet().stream()
            .map(rule -> rule(rule.getKey(), rule.getValue()))
            .collect(joining());
  }

  private static String rule(Resource resource, List<String> verbs) {
    return """
      - apiGroups: ["%s"]
        resources: ["%s"]
        verbs: [%s]
    """
        .formatted(
            resource.group(),
            resource.name(),
            verbs.stream().sorted().map("\"%s\""::formatted).collect(joining(", ")));
  }
}
