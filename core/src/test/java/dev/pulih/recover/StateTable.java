package dev.pulih.recover;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What every event leads to in every state, worked out by trying. */
final class StateTable {

  private static final String HEAD =
      """
      # The recovery machine, pair by pair

      What each event leads to in each state of an incident: the step that is recorded, and the state after it. Where an
      event can lead to several, what is seen, who answered what, and whether a deadline is over decide. An event that
      changes nothing is not recorded; its reason stands in brackets. `StateTableTest` writes this page by trying every
      pair in its variants, and fails when it differs.
      """;

  private StateTable() {}

  static String page() {
    return HEAD
        + byState().entrySet().stream()
            .map(e -> section(e.getKey(), e.getValue()))
            .collect(joining());
  }

  private static Map<String, List<IncidentState>> byState() {
    Map<String, List<IncidentState>> all = new LinkedHashMap<>();
    Pairs.states().forEach(s -> all.computeIfAbsent(name(s), _ -> new ArrayList<>()).add(s));
    return all;
  }

  static String name(Object of) {
    return of.getClass().getSimpleName();
  }

  private static String section(String state, List<IncidentState> variants) {
    Map<String, List<Transition>> outcomes = new LinkedHashMap<>();
    variants.forEach(variant -> tryAll(variant, outcomes));
    return "\n## %s\n\n| event | leads to |\n|---|---|\n".formatted(state)
        + outcomes.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> "| %s | %s |\n".formatted(e.getKey(), cell(e.getValue())))
            .collect(joining());
  }

  private static void tryAll(IncidentState state, Map<String, List<Transition>> outcomes) {
    for (IncidentEvent event : Pairs.events(state)) {
      Pairs.TIMES.forEach(
          at ->
              outcomes
                  .computeIfAbsent(name(event), _ -> new ArrayList<>())
                  .add(RecoveryMachine.next(state, event, at)));
    }
  }

  private static String cell(List<Transition> outcomes) {
    Set<String> led = new TreeSet<>(Comparator.naturalOrder());
    outcomes.stream()
        .filter(Transition::matters)
        .forEach(t -> led.add(t.step() + " → " + name(t.state())));
    String ignored = ignored(outcomes);
    return Stream.of(String.join(", ", led), ignored)
        .filter(Predicate.not(String::isEmpty))
        .collect(joining("; "));
  }

  private static String ignored(List<Transition> outcomes) {
    Set<String> reasons = new TreeSet<>();
    outcomes.stream().filter(t -> !t.matters()).forEach(t -> reasons.add(t.why()));
    return reasons.isEmpty() ? "" : "(" + String.join("; ", reasons) + ")";
  }
}
