package dev.pulih.simulator.hostile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Subset;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.hostile.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** A service as it really is: its versions, its routes, its load and what is wrong with it. */
final class TownService {

  private static final Slo SLO = new Slo(0.9995, Duration.ofMillis(200), 0.001);

  /** What may undo a shift. */
  static final String GIT_OPS = "Argo CD";

  private static final List<String> VERSIONS = List.of("v1", "v2");

  final Watched watched;
  private final Dice dice;

  /** The one whose pods and routes these are; itself, unless it is another name of one. */
  private final TownService origin;

  private final List<TownDeployment> deployments = new ArrayList<>();
  private final Map<String, Routes> routes = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private double load;
  private List<TownPod> ever = List.of();
  private Set<TownPod> living = Set.of();

  /** Until when the cluster does not tell of it at all. */
  int hiddenUntil;

  private int unscrapedSince = Integer.MAX_VALUE;

  TownService(int number, boolean bold, Dice dice) {
    this.dice = dice;
    this.origin = this;
    String name = "svc-" + number;
    boolean split = !dice.oneIn(bold ? 10 : 4);
    List<String> versions = split ? VERSIONS : VERSIONS.subList(0, 1);
    versions.forEach(v -> deployments.add(deployment(name, v)));
    if (split) {
      addRoutes(name, name + "-mesh");
      if (dice.oneIn(3)) {
        addRoutes(name, name + "-gateway");
      }
    }
    this.load = dice.any(100.0, 100.0, 100.0, 40.0, 40.0, 40.0, 0.05);
    this.watched =
        new Watched(
            new ServiceRef("bos", name),
            SLO,
            mode(dice, bold),
            Watched.Owned.nothing(),
            capacity(dice));
  }

  /** Another name of a service: both select the same pods, and the routes are those of both. */
  TownService(TownService origin, int number, boolean bold, Dice dice) {
    this.dice = dice;
    this.origin = origin;
    Watched same = origin.watched;
    ServiceRef name = new ServiceRef("bos", "svc-" + number);
    this.watched =
        new Watched(name, SLO, mode(dice, bold), Watched.Owned.nothing(), same.capacityPerPod());
  }

  /** In a bold town Pulih is trusted with nearly everything. */
  private static Mode mode(Dice dice, boolean bold) {
    return bold && !dice.oneIn(8)
        ? Mode.AUTO
        : dice.any(Mode.AUTO, Mode.AUTO, Mode.AUTO, Mode.APPROVE, Mode.DRY_RUN, Mode.OBSERVE);
  }

  /** Of some nobody knows how much a pod can carry. */
  private static OptionalDouble capacity(Dice dice) {
    return dice.oneIn(8)
        ? OptionalDouble.empty()
        : OptionalDouble.of(dice.any(36.0, 45.0, 55.0, 110.0, 200.0, 200.0, 200.0));
  }

  private TownDeployment deployment(String name, String version) {
    return new TownDeployment(name + "-" + version, version, 1 + dice.below(3), dice);
  }

  private void addRoutes(String host, String name) {
    int first = dice.any(50, 50, 60, 30, 0);
    Route plain = new Route(0, "main", Optional.empty(), weights(host, first));
    Route testers = new Route(1, "testers", Optional.of("header match"), weights(host, 0));
    List<Route> all = new ArrayList<>(dice.oneIn(3) ? List.of(plain, testers) : List.of(plain));
    if (dice.oneIn(12)) {
      Destination only = new Destination(host, "v1", 100);
      all.add(new Route(all.size(), "old", Optional.empty(), List.of(only)));
    }
    routes.put(name, new Routes("bos", name, "1", List.copyOf(all), owner()));
  }

  private Ownership owner() {
    return switch (dice.below(12)) {
      case 0 -> new Ownership(Optional.of("Flagger canary"), Set.of());
      case 1 -> new Ownership(Optional.empty(), Set.of(GIT_OPS));
      default -> Ownership.none();
    };
  }

  static List<Destination> weights(String host, int first) {
    return List.of(new Destination(host, "v1", first), new Destination(host, "v2", 100 - first));
  }

  ServiceRef ref() {
    return watched.service();
  }

  List<TownDeployment> deployments() {
    return origin.deployments;
  }

  Optional<TownDeployment> deployment(WorkloadRef wanted) {
    return deployments().stream().filter(d -> d.ref.equals(wanted)).findFirst();
  }

  Stream<TownPod> pods() {
    return deployments().stream().flatMap(d -> d.all().stream());
  }

  /** Those that are gone too: their series are still there. */
  List<TownPod> podsEver() {
    return origin.ever;
  }

  Map<String, Routes> routes() {
    return origin.routes;
  }

  double capacityPerPod() {
    return watched.capacityPerPod().orElse(0);
  }

  boolean slow() {
    return origin.faults.stream().anyMatch(f -> f.kind() == Kind.SLOW);
  }

  // ---- what goes wrong

  void falls(Fault fault) {
    origin.faults.add(fault);
    if (fault.kind() == Kind.POD) {
      TownDeployment unlucky = dice.any(deployments());
      dice.any(unlucky.pods()).sick = true;
      unlucky.bornSick = dice.oneIn(3);
    }
  }

  /** Since when nobody scrapes it; a step far ahead while it is scraped. */
  int unscrapedSince() {
    return origin.unscrapedSince;
  }

  void unscraped(int since) {
    origin.unscrapedSince = since;
  }

  void load(double requestsPerSecond) {
    origin.load = requestsPerSecond;
  }

  void heals() {
    load = 100;
    faults.clear();
    deployments.forEach(TownDeployment::settle);
    nobodyIsSick();
    unscrapedSince = Integer.MAX_VALUE;
    hiddenUntil = 0;
  }

  private void nobodyIsSick() {
    deployments.forEach(d -> d.bornSick = false);
    podsEver().forEach(pod -> pod.sick = false);
  }

  /** One step of its life. */
  void advance(int step, Instant now) {
    if (origin == this) {
      lives(step, now);
    }
  }

  private void lives(int step, Instant now) {
    faults.removeIf(f -> step >= f.until());
    if (faults.stream().noneMatch(f -> f.kind() == Kind.POD)) {
      nobodyIsSick();
    }
    deployments.forEach(d -> d.advance(step, now));
    ever = deployments.stream().flatMap(d -> d.ever().stream()).toList();
    living = pods().collect(toSet());
    boolean crashing = faults.stream().anyMatch(f -> f.kind() == Kind.CRASH);
    if (crashing && dice.oneIn(8)) {
      dice.any(deployments.getFirst().pods()).crashes(now);
    }
    serve(step);
  }

  private void serve(int step) {
    Map<String, Long> serving =
        pods().filter(TownPod::ready).collect(groupingBy(p -> p.version, counting()));
    for (TownPod pod : ever) {
      boolean serves = pod.ready() && living.contains(pod);
      pod.serves(step, serves ? share(pod.version, serving) : 0, failing(pod));
    }
  }

  private double share(String version, Map<String, Long> serving) {
    return load * Town.STEP.toSeconds() * weight(version) / serving.getOrDefault(version, 1L);
  }

  private double failing(TownPod pod) {
    return faults.stream().mapToDouble(f -> f.of(pod)).max().orElse(0);
  }

  /** The share of the load that goes to a version, by the first of its routes. */
  private double weight(String version) {
    return routes.values().stream()
        .findFirst()
        .map(r -> r.routes().getFirst().destinations())
        .map(d -> d.get(version.equals("v1") ? 0 : 1).weight() / 100.0)
        .orElse(1.0);
  }

  /** As the cluster shows it. */
  ServiceInventory shown(int step) {
    List<Subset> subsets =
        routes().isEmpty()
            ? List.of()
            : VERSIONS.stream().map(v -> new Subset(v, Map.of("version", v))).toList();
    return new ServiceInventory(
        pods().map(TownPod::shown).toList(),
        deployments().stream().filter(d -> d.listed(step)).map(d -> d.shown(step)).toList(),
        subsets,
        List.copyOf(routes().values()),
        deployments().stream().collect(toMap(d -> d.ref, d -> d.movement(step))));
  }
}
