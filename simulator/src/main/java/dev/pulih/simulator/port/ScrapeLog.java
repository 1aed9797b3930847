package dev.pulih.simulator.port;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.Gauge;
import dev.pulih.simulator.metrics.Samples;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.World;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that was scraped from a world so far; the samples of pods that are gone stay, as they
 * do in Prometheus.
 */
public final class ScrapeLog {
  private final Map<PodRef, Target> targets = new TreeMap<>();
  private final Map<Caller, Samples> calls = new LinkedHashMap<>();
  private final Map<String, Gauge> lags = new TreeMap<>();
  private final Map<String, Gauge> connections = new TreeMap<>();

  /** Scrapes every target of a world at its present time. */
  public void scrape(World world) {
    if (world.monitored()) {
      long at = world.now().toEpochMilli();
      scrapePods(world, at);
      world.groups().forEach(g -> gauge(lags, g.profile().name()).add(at, g.lag()));
      world.databases().forEach(d -> gauge(connections, d.profile().name()).add(at, d.use()));
    }
  }

  Collection<Target> targets() {
    return targets.values();
  }

  /** The calls that a pod made to a service, as its sidecar counts them. */
  record Caller(PodRef pod, Entity.OfCall call) {}

  Map<Caller, Samples> calls() {
    return calls;
  }

  Map<String, Gauge> lags() {
    return lags;
  }

  Map<String, Gauge> connections() {
    return connections;
  }

  private void scrapePods(World world, long at) {
    Set<PodRef> present =
        world.fleet().all().stream().map(Backend::ref).collect(Collectors.toSet());
    world.fleet().all().forEach(pod -> scrape(pod, at));
    targets.values().stream()
        .filter(target -> !present.contains(target.pod()))
        .forEach(target -> target.samples().addGone(at));
  }

  private void scrape(Backend pod, long at) {
    Samples samples = target(pod).samples();
    if (pod.view().ready()) {
      samples.add(at, pod.counters());
      pod.sidecar().made().forEach((callee, made) -> calls(pod, callee).add(at, made));
    } else {
      samples.addDown(at);
    }
  }

  private Samples calls(Backend pod, ServiceRef callee) {
    Entity.OfCall call = new Entity.OfCall(pod.service().service(), callee);
    return calls.computeIfAbsent(new Caller(pod.ref(), call), _ -> Samples.ofCalls());
  }

  private Target target(Backend pod) {
    return targets.computeIfAbsent(
        pod.ref(), ref -> new Target(pod.service().service(), ref, Samples.ofPod()));
  }

  private static Gauge gauge(Map<String, Gauge> gauges, String name) {
    return gauges.computeIfAbsent(name, absent -> new Gauge());
  }
}
