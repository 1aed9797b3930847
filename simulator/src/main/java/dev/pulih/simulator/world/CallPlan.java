package dev.pulih.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who calls whom in a back office; nobody calls itself, not even through others.
 *
 * @param edges the calls, one for each pair of services
 */
public record CallPlan(List<CallProfile> edges) {

  public CallPlan {
    edges = List.copyOf(edges);
    requireOncePerPair(edges);
    Set<String> callers = new TreeSet<>(edges.stream().map(CallProfile::caller).toList());
    new Depths(edges, _ -> true).calleesFirst(callers);
  }

  /** Nobody calls anybody. */
  public static CallPlan none() {
    return new CallPlan(List.of());
  }

  /** The calls that a service makes. */
  public List<CallProfile> from(String caller) {
    return edges.stream().filter(edge -> edge.caller().equals(caller)).toList();
  }

  /** The calls that a service gets. */
  public List<CallProfile> to(String callee) {
    return edges.stream().filter(edge -> edge.callee().equals(callee)).toList();
  }

  /** The calls among some services. */
  CallPlan among(Collection<String> services) {
    return new CallPlan(
        edges.stream()
            .filter(e -> services.contains(e.caller()) && services.contains(e.callee()))
            .toList());
  }

  /** Services in the order of their names, but what hurts a service before it. */
  List<String> calleesFirst(Collection<String> services) {
    return new Depths(edges, edge -> edge.coupling() > 0).calleesFirst(new TreeSet<>(services));
  }

  private static void requireOncePerPair(List<CallProfile> edges) {
    Set<List<String>> pairs = new LinkedHashSet<>();
    for (CallProfile edge : edges) {
      if (!pairs.add(List.of(edge.caller(), edge.callee()))) {
        throw new IllegalArgumentException(
            "The calls of %s to %s are given twice: make one edge of them."
                .formatted(edge.caller(), edge.callee()));
      }
    }
  }

  /** A walk through the calls, deepest first. */
  private record Depths(List<CallProfile> edges, Predicate<CallProfile> counts) {

    List<String> calleesFirst(Collection<String> services) {
      SequencedSet<String> done = new LinkedHashSet<>();
      services.forEach(service -> visit(service, done, new LinkedHashSet<>()));
      return done.stream().filter(services::contains).toList();
    }

    private void visit(String service, Set<String> done, SequencedSet<String> path) {
      if (done.contains(service)) {
        return;
      }
      if (!path.add(service)) {
        throw circle(service, path);
      }
      edges.stream()
          .filter(edge -> edge.caller().equals(service) && counts.test(edge))
          .forEach(edge -> visit(edge.callee(), done, path));
      path.removeLast();
      done.add(service);
    }

    private static IllegalArgumentException circle(String service, SequencedSet<String> path) {
      List<String> walk = new ArrayList<>(path);
      walk.add(service);
      String circle = String.join(" -> ", walk.subList(walk.indexOf(service), walk.size()));
      return new IllegalArgumentException(
          "The calls go in a circle, " + circle + ": take one of them out of the plan.");
    }
  }
}
