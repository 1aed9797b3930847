package dev.pulih.analyse;

import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What surrounds a service in an incident: the numbers of it and of its neighbours, who calls whom,
 * what runs, what each of them owns, and what was changed of late.
 *
 * @param series the latest ticks of all series that concern them
 * @param calls who calls whom
 * @param pods the pods of each service
 * @param owned the consumer groups and database servers of each service
 * @param changes rollouts and restarts of late, oldest first
 */
public record Surroundings(
    SeriesWindow series,
    CallGraph calls,
    Map<ServiceRef, List<Pod>> pods,
    Map<ServiceRef, Owned> owned,
    List<Change> changes) {

  public Surroundings {
    pods = Map.copyOf(pods);
    owned = Map.copyOf(owned);
    changes = List.copyOf(changes);
  }

  /** Nothing is known. */
  public static Surroundings none() {
    SeriesWindow nothing = new SeriesStore().last(Duration.ofMinutes(1), _ -> false);
    return new Surroundings(nothing, CallGraph.of(nothing), Map.of(), Map.of(), List.of());
  }

  /** The pods of a service, as the cluster shows them. */
  List<Pod> podsOf(ServiceRef service) {
    return pods.getOrDefault(service, List.of());
  }

  /** What a service owns. */
  Owned ownedBy(ServiceRef service) {
    return owned.getOrDefault(service, Owned.nothing());
  }

  /** The services that own a database server or a consumer group, by name. */
  List<ServiceRef> ownersOf(Entity entity) {
    return owned.entrySet().stream()
        .filter(of -> owns(of.getValue(), entity))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean owns(Owned owned, Entity entity) {
    return switch (entity) {
      case Entity.OfGroup(var group) -> owned.groups().contains(group);
      case Entity.OfDatabase(var server) -> owned.databases().contains(server);
      case Entity.OfService _, Entity.OfPod _, Entity.OfCall _ -> false;
    };
  }
}
