package dev.pulih.detect;

import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodNames;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pods and services have fresh samples; remembers the pods that it saw lately. */
final class Freshness {

  /**
   * The state of one tick.
   *
   * @param pods the pods with fresh samples
   * @param stale the services with too few of them
   * @param owners the service that a pod runs for, where that is known
   */
  record Fresh(Set<PodRef> pods, Set<ServiceRef> stale, Map<PodRef, ServiceRef> owners) {

    /**
     * Whether samples of this entity are too old, or come from too few pods. Calls are counted at
     * the caller's pods; a caller that is not watched is believed.
     */
    boolean stale(Entity entity) {
      return switch (entity) {
        case Entity.OfService(ServiceRef service) -> stale.contains(service);
        case Entity.OfPod(PodRef pod) -> !pods.contains(pod) || staleOwner(pod);
        case Entity.OfCall(ServiceRef caller, ServiceRef _) -> stale.contains(caller);
        case Entity.OfGroup _, Entity.OfDatabase _ -> false;
      };
    }

    private boolean staleOwner(PodRef pod) {
      return owners.containsKey(pod) && stale.contains(owners.get(pod));
    }
  }

  private final Trust trust;
  private final Duration lately;
  private final List<ServiceRef> services;
  private final Map<PodRef, Instant> seen = new HashMap<>();

  Freshness(Trust trust, Duration lately, Collection<Watched> watched) {
    this.trust = trust;
    this.lately = lately;
    this.services = watched.stream().map(Watched::service).toList();
  }

  Fresh at(Readings raw, Inventory inventory) {
    remember(raw);
    Set<PodRef> fresh = fresh(raw);
    Set<ServiceRef> stale = new HashSet<>(services);
    stale.removeIf(service -> enough(fresh, expected(service, inventory, raw.at())));
    return new Fresh(fresh, stale, owners(inventory));
  }

  private static Map<PodRef, ServiceRef> owners(Inventory inventory) {
    Map<PodRef, ServiceRef> owners = new HashMap<>();
    inventory
        .services()
        .forEach((service, known) -> known.pods().forEach(pod -> owners.put(pod.ref(), service)));
    return owners;
  }

  private void remember(Readings raw) {
    raw.entities(Signals.SAMPLE_AGE).keySet().forEach(entity -> remember(entity, raw.at()));
    seen.values().removeIf(at -> at.isBefore(raw.at().minus(lately)));
  }

  private void remember(Entity entity, Instant at) {
    if (entity instanceof Entity.OfPod(PodRef pod)) {
      seen.put(pod, at);
    }
  }

  private Set<PodRef> fresh(Readings raw) {
    return seen.keySet().stream().filter(pod -> fresh(pod, raw)).collect(Collectors.toSet());
  }

  private boolean fresh(PodRef pod, Readings raw) {
    double limit = trust.freshness().toNanos() / 1e9;
    return raw.of(Signals.SAMPLE_AGE, pod).test(age -> age <= limit).holds();
  }

  /** None of no pods is not a number, and so not enough. */
  private boolean enough(Set<PodRef> fresh, Set<PodRef> expected) {
    long found = expected.stream().filter(fresh::contains).count();
    return (double) found / expected.size() >= trust.freshShare();
  }

  /** The pods that should have samples; where nobody says, those that had some lately. */
  private Set<PodRef> expected(ServiceRef service, Inventory inventory, Instant at) {
    Set<PodRef> running = inventory.of(service).map(known -> running(known, at)).orElse(Set.of());
    return running.isEmpty() ? seenOf(service) : running;
  }

  private static Set<PodRef> running(ServiceInventory known, Instant at) {
    return known.running().stream()
        .filter(pod -> !pod.health().createdAt().isAfter(at))
        .map(Pod::ref)
        .collect(Collectors.toSet());
  }

  private Set<PodRef> seenOf(ServiceRef service) {
    return seen.keySet().stream().filter(pod -> named(pod, service)).collect(Collectors.toSet());
  }

  private static boolean named(PodRef pod, ServiceRef service) {
    return PodNames.isOf(pod, service.namespace(), service.name());
  }
}
