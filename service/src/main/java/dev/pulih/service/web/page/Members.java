package dev.pulih.service.web.page;

import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Subset;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What serves a service's requests now: its subsets and its pods, each with its latest ticks.
 *
 * @param known whether the cluster was read lately
 * @param p99 whether its latencies are P99s, not means
 * @param subsets the subsets, where there are several
 * @param pods the pods, those that fail most first
 * @param times the ticks that are drawn of each, the oldest first
 */
public record Members(
    boolean known, boolean p99, List<Member> subsets, List<Member> pods, List<Instant> times) {

  private static final Comparator<Member> WORST_FIRST =
      Comparator.comparingDouble(Member::worth).reversed().thenComparing(Member::name);

  public Members {
    subsets = List.copyOf(subsets);
    pods = List.copyOf(pods);
    times = List.copyOf(times);
  }

  /** Of a service of which the cluster says nothing. */
  static Members unknown() {
    return new Members(false, false, List.of(), List.of(), List.of());
  }

  /** The series of the ticks in memory that it is drawn from. */
  static Predicate<Series> drawnFrom(ServiceInventory inventory) {
    Set<Entity> pods =
        inventory.pods().stream()
            .<Entity>map(pod -> new Entity.OfPod(pod.ref()))
            .collect(Collectors.toUnmodifiableSet());
    return series -> Earlier.OF_PODS.contains(series.signal()) && pods.contains(series.entity());
  }

  /**
   * Of what runs now.
   *
   * @param latest the ticks in memory, with P99s where they are known
   */
  static Members of(ServiceInventory inventory, PodRecord latest) {
    boolean p99 = latest.knows(Signals.POD_P99);
    return new Members(
        true,
        p99,
        inventory.subsets().size() < 2
            ? List.of()
            : inventory.subsets().stream().map(s -> member(s, inventory, latest, p99)).toList(),
        inventory.pods().stream()
            .map(pod -> member(pod, inventory, latest, p99))
            .sorted(WORST_FIRST)
            .toList(),
        drawn(latest.times()));
  }

  private static List<Instant> drawn(List<Instant> times) {
    return times.subList(Math.max(0, times.size() - TickCurve.TICKS), times.size());
  }

  private static Member member(
      Subset subset, ServiceInventory inventory, PodRecord latest, boolean p99) {
    List<Pod> pods = inventory.pods(subset);
    return Member.of(
        subset.name(),
        Member.State.ofMany(pods),
        pods.stream().map(pod -> Load.of(pod.ref(), latest)).toList(),
        p99);
  }

  private static Member member(Pod pod, ServiceInventory inventory, PodRecord latest, boolean p99) {
    Optional<String> subset = inventory.subset(pod).map(Subset::name);
    return Member.of(
        pod.ref().name(), Member.State.of(pod, subset), List.of(Load.of(pod.ref(), latest)), p99);
  }
}
