package dev.pulih.service.web.page;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Subset;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What served a service's requests over the time of an incident, or over the ticks in memory where
 * that time cannot be read.
 *
 * @param read whether it is the incident's time
 * @param p99 whether the latency of its plots is the P99, not the mean
 * @param gone the pods that answered then and do not run now; all that answered, where what runs is
 *     not known
 * @param courses each subset, and the pods that were chosen, or else those that failed most
 * @param choice which pods are among them
 * @param times when it was measured, the oldest first
 */
public record MembersThen(
    boolean read,
    boolean p99,
    List<GonePod> gone,
    List<MemberCourse> courses,
    PodChoice choice,
    List<Instant> times) {

  /** More plots would hide what is below them. */
  private static final int WORST = 3;

  public MembersThen {
    gone = List.copyOf(gone);
    courses = List.copyOf(courses);
    times = List.copyOf(times);
  }

  /**
   * Of a service of which this runs now.
   *
   * @param then over the incident's time; empty where it cannot be read
   * @param memory over the ticks in memory
   * @param asked the names of the pods that somebody wants to see; empty for the worst
   */
  static MembersThen of(
      Optional<PodRecord> then,
      PodRecord memory,
      Optional<ServiceInventory> running,
      List<String> asked) {
    PodRecord told = then.orElse(memory);
    Belonging belonging = new Belonging(running.orElseGet(MembersThen::nobody));
    boolean p99 = told.knows(Signals.POD_P99);
    Map<PodRef, Load> loads =
        told.pods().stream().collect(Collectors.toMap(pod -> pod, pod -> Load.of(pod, told)));
    PodChoice choice =
        PodChoice.of(asked, told.pods().stream().map(PodRef::name).distinct().toList());
    return new MembersThen(
        then.isPresent(),
        p99,
        gone(told, belonging),
        Stream.concat(subsets(loads, belonging), plotted(loads, choice))
            .map(it -> MemberCourse.of(it.name(), told.times(), it.load(), p99))
            .toList(),
        choice,
        told.pods().isEmpty() ? List.of() : told.times());
  }

  private static ServiceInventory nobody() {
    return new ServiceInventory(List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  private static List<GonePod> gone(PodRecord told, Belonging belonging) {
    return told.pods().stream()
        .filter(pod -> belonging.inventory().pod(pod).isEmpty())
        .map(pod -> new GonePod(pod.name(), belonging.of(pod)))
        .toList();
  }

  private record Loaded(String name, Load load) {}

  private static Stream<Loaded> plotted(Map<PodRef, Load> loads, PodChoice choice) {
    Stream<Loaded> worstFirst =
        loads.entrySet().stream()
            .map(it -> new Loaded(it.getKey().name(), it.getValue()))
            .sorted(worstFirst());
    return choice.isMade()
        ? worstFirst.filter(it -> choice.chosen().contains(it.name()))
        : worstFirst.limit(WORST);
  }

  private static Stream<Loaded> subsets(Map<PodRef, Load> loads, Belonging belonging) {
    List<Subset> subsets = belonging.inventory().subsets();
    Map<String, List<Load>> bySubset =
        loads.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    pod -> belonging.of(pod).orElse(""),
                    Collectors.mapping(loads::get, Collectors.toList())));
    return subsets.size() < 2
        ? Stream.of()
        : subsets.stream()
            .map(Subset::name)
            .map(name -> new Loaded(name, Load.of(bySubset.getOrDefault(name, List.of()))));
  }

  private static Comparator<Loaded> worstFirst() {
    return Comparator.comparingDouble((Loaded it) -> it.load().failed())
        .thenComparingDouble(it -> it.load().slowest())
        .reversed()
        .thenComparing(Loaded::name);
  }
}
