package dev.pulih.service.kubernetes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.pulih.service.cluster.Request;
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
      # A test compares this file with the code. The name is that of the Lease (leadership.object); no rule can name
      # what is created, since such a request has no name yet.
      """;

  private RoleManifest() {}

  private record Resource(String group, String name, String object) {}

  static String watched() {
    return WATCHED + role("pulih", watchedRequests());
  }

  static String election() {
    return OWN + role("pulih-election", new LeasePlace("pulih", "pulih").requests());
  }

  private static List<Request> watchedRequests() {
    return Rights.inWatchedNamespaces().stream().map(right -> Request.list(right, "")).toList();
  }

  private static Resource resource(Request request) {
    return new Resource(request.right().group(), request.right().resource(), request.name());
  }

  private static String role(String name, List<Request> requests) {
    Map<Resource, List<String>> verbs =
        requests.stream()
            .collect(
                groupingBy(
                    RoleManifest::resource,
                    LinkedHashMap::new,
                    mapping(request -> request.right().verb(), toList())));
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
    %s    verbs: [%s]
    """
        .formatted(
            resource.group(),
            resource.name(),
            resource.object().isEmpty()
                ? ""
                : "    resourceNames: [\"%s\"]\n".formatted(resource.object()),
            verbs.stream().sorted().map("\"%s\""::formatted).collect(joining(", ")));
  }
}
