package dev.pulih.service.prometheus;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The namespaces and services that are asked for.
 *
 * @param namespaces Kubernetes namespaces; empty for all
 * @param services names of services; empty for all
 */
public record Scope(Set<String> namespaces, Set<String> services) {

  public Scope {
    namespaces = Set.copyOf(namespaces);
    services = Set.copyOf(services);
  }

  /** All that the server knows. */
  public static Scope everything() {
    return new Scope(Set.of(), Set.of());
  }

  String ofNamespace(String label) {
    return matcher(label, namespaces);
  }

  String ofService(String label) {
    return matcher(label, services);
  }

  /** Series without the label are left out even where every value of it is wanted. */
  private static String matcher(String label, Set<String> values) {
    return values.isEmpty() ? label + "!=\"\"" : label + "=~\"" + alternatives(values) + "\"";
  }

  /** Names in a PromQL string that is a regular expression: a dot is one of its signs. */
  private static String alternatives(Set<String> values) {
    return new TreeSet<>(values)
        .stream()
            .map(v -> v.replaceAll("[^A-Za-z0-9_/:-]", "\\\\\\\\$0"))
            .collect(Collectors.joining("|"));
  }
}
