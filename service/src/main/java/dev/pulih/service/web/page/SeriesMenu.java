package dev.pulih.service.web.page;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Subset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The series of a service to choose from.
 *
 * @param own those of the service itself and of what counts for it
 * @param calls those of its calls, and of calls to it
 * @param pods those of its pods
 */
public record SeriesMenu(List<Named> own, List<Named> calls, List<OfPods> pods) {

  public SeriesMenu {
    own = List.copyOf(own);
    calls = List.copyOf(calls);
    pods = List.copyOf(pods);
  }

  /**
   * The series of some pods.
   *
   * @param subset the subset that they belong to; empty where they belong to none
   * @param series theirs
   */
  public record OfPods(String subset, List<Named> series) {
    public OfPods {
      series = List.copyOf(series);
    }
  }

  /** With the pods of each subset together. */
  static SeriesMenu of(List<Series> all, Optional<ServiceInventory> running, Spans windows) {
    List<Named> own = new ArrayList<>();
    List<Named> calls = new ArrayList<>();
    Map<String, List<Named>> bySubset = new TreeMap<>();
    for (Series series : all) {
      List<Named> to =
          switch (series.entity()) {
            case Entity.OfPod pod ->
                bySubset.computeIfAbsent(subset(pod, running), _ -> new ArrayList<>());
            case Entity.OfCall _ -> calls;
            case Entity.OfService _, Entity.OfGroup _, Entity.OfDatabase _ -> own;
          };
      to.add(Named.of(series, windows));
    }
    return new SeriesMenu(
        own,
        calls,
        bySubset.entrySet().stream().map(e -> new OfPods(e.getKey(), e.getValue())).toList());
  }

  private static String subset(Entity.OfPod entity, Optional<ServiceInventory> running) {
    return running
        .flatMap(inventory -> inventory.pod(entity.pod()).flatMap(inventory::subset))
        .map(Subset::name)
        .orElse("");
  }
}
