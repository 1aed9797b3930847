package dev.pulih.detect;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Readings of one tick under construction, and what the tests of detection run on. */
final class Tick {

  static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
  static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  static final List<PodRef> PODS = List.of(pod("1"), pod("2"), pod("3"), pod("4"), pod("5"));

  /** P99 200 ms, 0.1 % errors. */
  static final Watched WATCHED =
      new Watched(
          TXN,
          new Slo(0.9995, Duration.ofMillis(200), 0.001),
          Mode.AUTO,
          new Owned(Set.of("tolls"), Set.of("ledger")),
          OptionalDouble.empty());

  private final Instant at;
  private final Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
  private final Map<Signal, String> failures = new HashMap<>();

  private Tick(Instant at) {
    this.at = at;
  }

  /** Nothing is known at so many seconds after the start. */
  static Tick dark(long seconds) {
    return new Tick(START.plusSeconds(seconds));
  }

  /** Five fresh pods with enough traffic: the service has 100 requests a second. */
  static Tick lit(long seconds) {
    Tick tick = dark(seconds);
    PODS.forEach(pod -> tick.fresh(pod).pod(Signals.POD_REQUEST_RATE, pod, 20));
    return tick.service(Signals.REQUEST_RATE, 100);
  }

  Tick service(Signal signal, double value) {
    return put(signal, new Entity.OfService(TXN), value);
  }

  Tick pod(Signal signal, PodRef pod, double value) {
    return put(signal, new Entity.OfPod(pod), value);
  }

  Tick fresh(PodRef pod) {
    return pod(Signals.SAMPLE_AGE, pod, 1);
  }

  Tick put(Signal signal, Entity entity, double value) {
    samples.computeIfAbsent(signal, _ -> new HashMap<>()).put(entity, Reading.of(value));
    return this;
  }

  Tick without(Signal signal) {
    samples.remove(signal);
    return this;
  }

  Tick failed(Signal signal) {
    failures.put(signal, "timeout");
    return without(signal);
  }

  Readings readings() {
    return new Readings(at, samples, failures);
  }

  /** All five pods are ready. */
  static Inventory inventory(long seconds) {
    return inventory(seconds, PODS.stream().map(pod -> pod(pod, true)).toArray(Pod[]::new));
  }

  static Inventory inventory(long seconds, Pod... pods) {
    ServiceInventory known =
        new ServiceInventory(
            Arrays.asList(pods), List.of(workload(5)), List.of(), List.of(), Map.of());
    return new Inventory(START.plusSeconds(seconds), Map.of(TXN, known));
  }

  static Inventory scaledToZero(long seconds) {
    ServiceInventory known =
        new ServiceInventory(List.of(), List.of(workload(0)), List.of(), List.of(), Map.of());
    return new Inventory(START.plusSeconds(seconds), Map.of(TXN, known));
  }

  static Inventory noInventory(long seconds) {
    return new Inventory(START.plusSeconds(seconds), Map.of());
  }

  /** A pod that was created an hour before the start. */
  static Pod pod(PodRef ref, boolean ready) {
    return pod(ref, ready, START.minus(Duration.ofHours(1)));
  }

  static Pod pod(PodRef ref, boolean ready, Instant created) {
    Optional<Instant> readySince = ready ? Optional.of(created) : Optional.empty();
    Pod.Health health = new Pod.Health(created, true, readySince, List.of());
    return new Pod(ref, WorkloadRef.deployment("bos", "txn-service"), Map.of(), health);
  }

  static Pod pending(PodRef ref) {
    Pod.Health health = new Pod.Health(START, false, Optional.empty(), List.of());
    return new Pod(ref, WorkloadRef.deployment("bos", "txn-service"), Map.of(), health);
  }

  static PodRef pod(String digit) {
    return new PodRef("bos", "txn-service-7d9f8c6b5-abcd" + digit);
  }

  private static Workload workload(int wanted) {
    return new Workload(
        WorkloadRef.deployment("bos", "txn-service"),
        new Replicas(wanted, wanted, wanted, wanted),
        new Rollout(1, 1, false, false, Optional.empty()),
        new Strategy(false, wanted),
        Ownership.none());
  }
}
