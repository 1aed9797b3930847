package dev.pulih.service.kubernetes;

import static dev.pulih.service.cluster.Excess.EVERYTHING;

import dev.pulih.service.cluster.Excess;
import dev.pulih.service.cluster.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks the API server what Pulih may do beyond what it needs, as far as it matters: in all
 * namespaces together, in those that it watches, and in its own. Those of others are not known to
 * it, so a right that is granted in one of them alone is not found.
 */
public final class ExcessProbe {

  /** As a request names all namespaces. */
  private static final String ALL = "";

  private final AccessProbe probe;
  private final Map<Right, List<String>> granted = new LinkedHashMap<>();
  private Optional<String> unknown = Optional.empty();

  /** One that asks by another. */
  public ExcessProbe(AccessProbe probe) {
    this.probe = probe;
  }

  /**
   * A sentence for each right that is too much, with what to do; none if the rights are least.
   *
   * @param watched the namespaces with watched services
   * @param own those that Pulih itself is in, as far as it knows them
   */
  public List<String> find(Set<String> watched, Set<String> own) {
    look(ALL, outside());
    watched.forEach(namespace -> look(namespace, Excess.nowhereNeeded()));
    own.stream()
        .filter(namespace -> !watched.contains(namespace))
        .forEach(namespace -> look(namespace, outside()));
    return Stream.concat(
            granted.entrySet().stream().map(right -> sentence(right.getKey(), right.getValue())),
            unknown.stream())
        .toList();
  }

  private static List<Right> outside() {
    List<Right> all = new ArrayList<>(Excess.nowhereNeeded());
    all.addAll(Excess.neededWhereItWatches());
    return all;
  }

  /** Whoever may do everything may do each of the others. */
  private void look(String namespace, List<Right> rights) {
    if (!has(EVERYTHING, ALL) && !ask(EVERYTHING, namespace)) {
      rights.stream().filter(right -> !has(right, ALL)).forEach(right -> ask(right, namespace));
    }
  }

  private boolean has(Right right, String namespace) {
    return granted.getOrDefault(right, List.of()).contains(namespace);
  }

  /** One who does not answer is not asked again. */
  private boolean ask(Right right, String namespace) {
    if (unknown.isPresent()) {
      return false;
    }
    Access access = probe.probe(namespace, List.of(right)).getFirst();
    switch (access.verdict()) {
      case ALLOWED -> granted.computeIfAbsent(right, _ -> new ArrayList<>()).add(namespace);
      case UNKNOWN -> unknown = Optional.of(access.sentence());
      case DENIED -> {}
    }
    return has(right, namespace);
  }

  private static String sentence(Right right, List<String> namespaces) {
    String where = namespaces.contains(ALL) ? "every namespace" : named(namespaces);
    return right.equals(EVERYTHING)
        ? "Pulih may do everything in %s, and so may whoever takes it over: bind its account to the Roles of deploy/kubernetes and to no other."
            .formatted(where)
        : "Pulih may %s %s in %s, which it never does: take it out of what is bound to its account (%s)."
            .formatted(right.verb(), right.resource(), where, right.rule());
  }

  private static String named(List<String> namespaces) {
    return (namespaces.size() == 1 ? "namespace " : "namespaces ") + String.join(", ", namespaces);
  }
}
