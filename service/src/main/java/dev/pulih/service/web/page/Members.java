package dev.pulih.service.web.page;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Subset;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What serves a service's requests: its subsets and its pods, each with its latest ticks.
 *
 * @param known whether the cluster was read lately
 * @param subsets the subsets, where there are several
 * @param pods the pods, those that fail most first
 * @param times the ticks that are drawn of each, the oldest first
 */
public record Members(boolean known, List<Member> subsets, List<Member> pods, List<Instant> times) {

  private static final Comparator<Member> WORST_FIRST =
      Comparator.comparingDouble(Member::worth).reversed().thenComparing(Member::name);

  /** More plots would hide what is below them. */
  private static final int WORST = 3;

  public Members {
    subsets = List.copyOf(subsets);
    pods = List.copyOf(pods);
    times = List.copyOf(times);
  }

  /** Of a service of which the cluster says nothing. */
  static Members unknown() {
    return new Members(false, List.of(), List.of(), List.of());
  }

  /** The series that it is drawn from. */
  static Predicate<Series> drawnFrom(ServiceInventory inventory) {
    Set<Entity> pods =
        inventory.pods().stream()
            .<Entity>map(pod -> new Entity.OfPod(pod.ref()))
            .collect(Collectors.toUnmodifiableSet());
    Set<Signal> signals =
        Set.of(Signals.POD_ERROR_RATE, Signals.POD_LATENCY, Signals.POD_REQUEST_RATE);
    return series -> signals.contains(series.signal()) && pods.contains(series.entity());
  }

  static Members of(ServiceInventory inventory, SeriesWindow window) {
    return new Members(
        true,
        inventory.subsets().size() < 2
            ? List.of()
            : inventory.subsets().stream().map(s -> member(s, inventory, window)).toList(),
        inventory.pods().stream()
            .map(pod -> member(pod, inventory, window))
            .sorted(WORST_FIRST)
            .toList(),
        drawn(window.times()));
  }

  /** Each subset, and the pods that fail most. */
  public List<Member> plotted() {
    return Stream.concat(subsets.stream(), pods.stream().limit(WORST)).toList();
  }

  private static List<Instant> drawn(List<Instant> times) {
    return times.subList(Math.max(0, times.size() - TickCurve.TICKS), times.size());
  }

  private static Member member(Subset subset, ServiceInventory inventory, SeriesWindow window) {
    List<Pod> pods = inventory.pods(subset);
    return Member.of(
        subset.name(),
        Member.State.ofMany(pods),
        pods.stream().map(p -> Load.of(p, window)).toList(),
        window.times());
  }

  private static Member member(Pod pod, ServiceInventory inventory, SeriesWindow window) {
    Optional<String> subset = inventory.subset(pod).map(Subset::name);
    return Member.of(
        pod.ref().name(),
        Member.State.of(pod, subset),
        List.of(Load.of(pod, window)),
        window.times());
  }
}
