package dev.pulih.simulator.scenario;

import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A scenario being played, read and changed through Pulih's ports; seconds count from the onset.
 */
final class Played {
  private final Scenario scenario;
  private final Simulation simulation;

  private Played(Scenario scenario, long seed, Timing timing) {
    this.scenario = scenario;
    this.simulation = Simulation.begin(scenario, seed, timing);
  }

  /** With half an hour of past, which is enough for all but the longest burn rate. */
  static Played of(Scenario scenario) {
    return of(scenario, 1);
  }

  static Played of(Scenario scenario, long seed) {
    return new Played(scenario, seed, Timing.usual().withHistory(Duration.ofMinutes(30)));
  }

  static Played withWholePast(Scenario scenario) {
    return new Played(scenario, 1, Timing.usual());
  }

  Played until(long second) {
    simulation.advanceTo(scenario.setting().onset().plusSeconds(second));
    return this;
  }

  Simulation simulation() {
    return simulation;
  }

  Readings readings() {
    return simulation.signals(Spans.defaults()).read(Signals.shipped(), simulation.now());
  }

  Reading of(Signal signal, String service) {
    return readings().of(signal, ref(service));
  }

  double value(Signal signal, String service) {
    return of(signal, service).known().orElseThrow();
  }

  /** The pod of a service with the highest error rate. */
  Map.Entry<PodRef, Double> worstPod(String service) {
    Readings readings = readings();
    return inventory(service).pods().stream()
        .map(Pod::ref)
        .filter(pod -> readings.of(Signals.POD_ERROR_RATE, pod).known().isPresent())
        .map(p -> Map.entry(p, readings.of(Signals.POD_ERROR_RATE, p).known().orElseThrow()))
        .max(Comparator.comparing(Map.Entry::getValue))
        .orElseThrow();
  }

  ServiceInventory inventory(String service) {
    return simulation.inventory().latest().of(ref(service)).orElseThrow();
  }

  void restart(String deployment) {
    WorkloadRef workload = WorkloadRef.deployment("bos", deployment);
    simulation.rollouts().restart(new RestartOrder(workload, simulation.now(), "inc-1"));
  }

  void shiftAllTo(String subset, String service) {
    Routes routes = simulation.traffic().read("bos", service).orElseThrow();
    Routes.Route only = routes.routes().getFirst();
    List<Destination> after =
        only.destinations().stream()
            .map(d -> new Destination(d.host(), d.subset(), d.subset().equals(subset) ? 100 : 0))
            .toList();
    WeightChange.OfRoute change =
        new WeightChange.OfRoute(only.index(), only.name(), only.destinations(), after);
    simulation
        .traffic()
        .write(new WeightChange("bos", service, routes.resourceVersion(), List.of(change)));
  }

  static ServiceRef ref(String service) {
    return new ServiceRef("bos", service);
  }

  static Entity group() {
    return new Entity.OfGroup("txn-posting");
  }

  static Entity database() {
    return new Entity.OfDatabase("bos-postgres:5432");
  }
}
