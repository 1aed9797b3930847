package dev.pulih.flow;

import dev.pulih.analyse.Change;
import dev.pulih.analyse.Surroundings;
import dev.pulih.analyse.Symptoms;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Workload;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The services whose numbers may explain an incident: the service itself, what calls it, and what
 * it calls, directly or not.
 */
final class Neighbourhood {

  private static final Duration SNAPSHOT = Duration.ofMinutes(15);

  /** A change longer ago than this explains nothing that began within the snapshot. */
  static final Duration RECENT_CHANGES = Duration.ofHours(1);

  private static final int MOST_CHANGES = 20;

  private final Set<ServiceRef> services;
  private final TickReport report;
  private final SeriesStore series;
  private final Map<ServiceRef, Owned> owned;
  private final CallGraph calls;

  private Neighbourhood(
      Set<ServiceRef> services,
      TickReport report,
      SeriesStore series,
      Map<ServiceRef, Owned> owned,
      CallGraph calls) {
    this.services = services;
    this.report = report;
    this.series = series;
    this.owned = owned;
    this.calls = calls;
  }

  static Neighbourhood of(
      ServiceRef service, TickReport report, SeriesStore series, List<Watched> watched) {
    CallGraph calls =
        CallGraph.of(series.last(SNAPSHOT, s -> s.signal().kind() == EntityKind.CALL));
    Set<ServiceRef> services = calls.downstream(service);
    services.add(service);
    services.addAll(calls.callers(service));
    Map<ServiceRef, Owned> owned =
        watched.stream()
            .filter(w -> services.contains(w.service()))
            .collect(Collectors.toMap(Watched::service, Watched::owned));
    return new Neighbourhood(services, report, series, owned, calls);
  }

  Surroundings surroundings(Symptoms symptoms, List<RestartSeen> restarts) {
    Map<ServiceRef, List<Pod>> pods = of(ServiceInventory::pods);
    Set<Entity> entities = entities(pods, symptoms);
    SeriesWindow window = series.last(SNAPSHOT, s -> concerns(s, entities));
    return new Surroundings(window, calls, pods, owned, changes(restarts));
  }

  private boolean concerns(Series one, Set<Entity> entities) {
    return one.entity() instanceof Entity.OfCall(var caller, var callee)
        ? services.contains(caller) && services.contains(callee)
        : entities.contains(one.entity());
  }

  private Set<Entity> entities(Map<ServiceRef, List<Pod>> pods, Symptoms symptoms) {
    Set<Entity> entities = new HashSet<>();
    services.forEach(service -> entities.add(new Entity.OfService(service)));
    pods.values().forEach(all -> all.forEach(pod -> entities.add(new Entity.OfPod(pod.ref()))));
    owned.values().forEach(o -> o.groups().forEach(g -> entities.add(new Entity.OfGroup(g))));
    owned.values().forEach(o -> o.databases().forEach(d -> entities.add(new Entity.OfDatabase(d))));
    symptoms.findings().forEach(finding -> entities.add(finding.measured().entity()));
    return entities;
  }

  private <T> Map<ServiceRef, List<T>> of(Function<ServiceInventory, List<T>> part) {
    Map<ServiceRef, List<T>> parts = new HashMap<>();
    for (ServiceRef service : services) {
      Optional<ServiceInventory> inventory = report.inventory().of(service);
      inventory.map(part).ifPresent(found -> parts.put(service, found));
    }
    return parts;
  }

  private List<Change> changes(List<RestartSeen> restarts) {
    Set<WorkloadRef> workloads =
        of(ServiceInventory::workloads).values().stream()
            .flatMap(List::stream)
            .map(Workload::ref)
            .collect(Collectors.toSet());
    List<Change> changes =
        restarts.stream()
            .filter(restart -> workloads.contains(restart.workload()))
            .map(Neighbourhood::change)
            .sorted(Comparator.comparing(Change::at).thenComparing(Change::toString))
            .toList();
    return last(changes);
  }

  private static List<Change> last(List<Change> changes) {
    return changes.subList(Math.max(0, changes.size() - MOST_CHANGES), changes.size());
  }

  private static Change change(RestartSeen restart) {
    return new Change(restart.at(), restart.workload(), restart.unit());
  }
}
