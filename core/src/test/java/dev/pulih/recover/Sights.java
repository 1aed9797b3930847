package dev.pulih.recover;

import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Fleet;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Guards;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Subset;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A sight under construction: txn-service at 600 s, in whose Deployment four pods have been ready
 * since 0 s, two of each of the subsets v1 and v2. It has 100 requests a second, and a pod carries
 * 100.
 */
final class Sights {

  static final Instant NOW = at(600);
  static final PodRef V1_A = ref("v1-a");
  static final PodRef V1_B = ref("v1-b");
  static final PodRef V2_A = ref("v2-a");
  static final PodRef V2_B = ref("v2-b");

  private final Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
  private List<Pod> pods =
      List.of(pod(V1_A, "v1"), pod(V1_B, "v1"), pod(V2_A, "v2"), pod(V2_B, "v2"));
  private List<Workload> workloads = List.of(workload());
  private Map<WorkloadRef, Movement> movements = Map.of();
  private List<Subset> subsets = List.of(subset("v1"), subset("v2"));
  private List<Routes> routes = List.of(routes("mesh", split(0, "main", 50, 50)));
  private OptionalDouble capacity = OptionalDouble.of(100);
  private Policy policy = Policy.defaults();
  private Fleet fleet = Fleet.quiet();
  private Instant seen = NOW;
  private boolean known = true;
  private Set<Unread> unread = Set.of();
  private List<Finding> findings = List.of();

  Sights() {
    put(Signals.REQUEST_RATE, new Entity.OfService(TXN), new Reading.Value(100));
  }

  /**
   * Both pods of v1 are well, and both of v2 fail one request in two; 25 requests a second each.
   */
  static Sights v2Fails() {
    return new Sights().errors(V1_A, 0).errors(V1_B, 0).errors(V2_A, 0.5).errors(V2_B, 0.5);
  }

  static PodRef ref(String name) {
    return new PodRef("bos", "txn-service-" + name);
  }

  static Pod pod(PodRef ref, String version) {
    return pod(ref, version, new Pod.Health(at(0), true, Optional.of(at(0)), List.of()));
  }

  static Pod pod(PodRef ref, String version, Pod.Health health) {
    return new Pod(ref, WORKLOAD, Map.of("version", version), health);
  }

  static Pod ownedBy(WorkloadRef owner, PodRef ref) {
    Pod pod = pod(ref, "v1");
    return new Pod(ref, owner, pod.labels(), pod.health());
  }

  static Workload workload() {
    return new Workload(
        WORKLOAD,
        new Replicas(4, 4, 4, 4),
        new Rollout(7, 7, false, false, Optional.empty()),
        new Strategy(false, 3),
        Ownership.none());
  }

  static Subset subset(String version) {
    return new Subset(version, Map.of("version", version));
  }

  static Routes routes(String name, Route... routes) {
    return new Routes("bos", name, "11", Arrays.asList(routes), Ownership.none());
  }

  static Route split(int index, String name, int v1, int v2) {
    return new Route(index, name, Optional.empty(), weights(v1, v2));
  }

  static Route special(int index, String what) {
    return new Route(index, "special", Optional.of(what), weights(50, 50));
  }

  static List<Destination> weights(int v1, int v2) {
    return List.of(new Destination("txn", "v1", v1), new Destination("txn", "v2", v2));
  }

  static StageCondition condition(PodRef... pods) {
    return Samples.matured(590, Arrays.asList(pods));
  }

  /** A pod's error rate over the long window, at 25 requests a second. */
  Sights errors(PodRef pod, double ratio) {
    return errors(pod, Span.CONDITION, 25, ratio);
  }

  Sights errors(PodRef pod, Span span, double rate, double ratio) {
    Reading errors = Reading.of(ratio);
    return read(pod, span, new Reading.Value(rate), errors);
  }

  Sights read(PodRef pod, Span span, Reading rate, Reading errors) {
    Entity entity = new Entity.OfPod(pod);
    return put(Signals.POD_REQUEST_RATE.over(span), entity, rate)
        .put(Signals.POD_ERROR_RATE.over(span), entity, errors);
  }

  Sights service(Signal signal, Reading reading) {
    return put(signal, new Entity.OfService(TXN), reading);
  }

  private Sights put(Signal signal, Entity entity, Reading reading) {
    samples.computeIfAbsent(signal, _ -> new HashMap<>()).put(entity, reading);
    return this;
  }

  Sights pods(Pod... changed) {
    pods = Arrays.asList(changed);
    return this;
  }

  /** The same pods but for this one. */
  Sights with(Pod changed) {
    List<Pod> all = new ArrayList<>(pods);
    all.replaceAll(p -> p.ref().equals(changed.ref()) ? changed : p);
    pods = all;
    return this;
  }

  Sights workloads(Workload... changed) {
    workloads = Arrays.asList(changed);
    return this;
  }

  Sights moved(Movement movement) {
    movements = Map.of(WORKLOAD, movement);
    return this;
  }

  Sights subsets(Subset... changed) {
    subsets = Arrays.asList(changed);
    return this;
  }

  Sights routes(Routes... changed) {
    routes = Arrays.asList(changed);
    return this;
  }

  Sights capacity(OptionalDouble perPod) {
    capacity = perPod;
    return this;
  }

  Sights policy(Policy changed) {
    policy = changed;
    return this;
  }

  Sights fleet(Fleet changed) {
    fleet = changed;
    return this;
  }

  Sights seenAt(Instant inventory) {
    seen = inventory;
    return this;
  }

  /** Nobody knows what runs. */
  Sights unknown() {
    known = false;
    return this;
  }

  /** Something of it may not be read. */
  Sights unread(Unread... kinds) {
    unread = Set.of(kinds);
    return this;
  }

  /** What stands of the service, and since when. */
  Sights found(Finding... standing) {
    findings = Arrays.asList(standing);
    return this;
  }

  static Finding finding(Signal signal, Severity severity, long second) {
    Measured measured = new Measured(signal, new Entity.OfService(TXN), 0.5, 0.05);
    return new Finding(TXN, signal.name(), measured, at(second), Optional.of(severity));
  }

  Sight sight() {
    Detected.OfService rules =
        new Detected.OfService(
            findings,
            StageCondition.absent(NOW),
            StageCondition.absent(NOW),
            Truth.FALSE,
            Optional.empty());
    return new Sight(
        new Watched(
            TXN,
            new Slo(0.9995, Duration.ofMillis(200), 0.001),
            Mode.AUTO,
            Owned.nothing(),
            capacity),
        new Detected(
            new Readings(NOW, samples, Map.of()),
            Map.of(TXN, rules),
            new Tally(0, 0, Achieved.none(), 0)),
        new Inventory(seen, known ? Map.of(TXN, here()) : Map.of()),
        fleet,
        new Sight.Rules(
            policy, new Guards(GuardLimits.defaults()), new Sight.Windows(180, 300), 0.8));
  }

  ServiceInventory here() {
    return new ServiceInventory(pods, workloads, subsets, routes, movements, unread);
  }
}
