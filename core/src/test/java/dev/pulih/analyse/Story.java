package dev.pulih.analyse;

import dev.pulih.detect.Finding;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** Fifteen minutes of a made-up cluster, from which dossiers are made. */
final class Story {

  static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
  static final int TICKS = 60;

  private final ServiceRef about;
  private final Map<Series, IntToDoubleFunction> series = new LinkedHashMap<>();
  private final Map<ServiceRef, List<Pod>> pods = new HashMap<>();
  private final Map<ServiceRef, Owned> owned = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> elsewhere = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  private Story(ServiceRef about) {
    this.about = about;
  }

  static Story about(String service) {
    return new Story(service(service));
  }

  static ServiceRef service(String name) {
    return new ServiceRef("bos", name);
  }

  static Instant at(int tick) {
    return START.plusSeconds(15L * tick);
  }

  /** A little unrest around a level, the same each time. */
  static IntToDoubleFunction steady(double level) {
    return tick -> level * (1 + 0.01 * (tick * 7 % 5 - 2));
  }

  /** One level before a tick, another from it on. */
  static IntToDoubleFunction step(int at, double before, double after) {
    return tick -> (tick < at ? steady(before) : steady(after)).applyAsDouble(tick);
  }

  Story with(Signal signal, Entity entity, IntToDoubleFunction values) {
    series.put(new Series(signal, entity), values);
    return this;
  }

  Story errors(String service, IntToDoubleFunction values) {
    return with(
        Signals.ERROR_RATE.over(Span.RECENT), new Entity.OfService(service(service)), values);
  }

  Story latency(String service, IntToDoubleFunction values) {
    return with(
        Signals.P99_LATENCY.over(Span.RECENT), new Entity.OfService(service(service)), values);
  }

  Story podErrors(String service, String pod, IntToDoubleFunction values) {
    return pod(service, pod, Optional.empty())
        .with(Signals.POD_REQUEST_RATE.over(Span.RECENT), entity(pod), steady(100))
        .with(Signals.POD_ERROR_RATE.over(Span.RECENT), entity(pod), values);
  }

  static Entity.OfPod entity(String pod) {
    return new Entity.OfPod(new PodRef("bos", pod));
  }

  Story pod(String service, String name, Optional<dev.pulih.signal.Termination> end) {
    Pod.Health health =
        new Pod.Health(
            START.minus(Duration.ofDays(1)),
            true,
            Optional.of(START),
            List.of(new Pod.Container("app", end.isPresent() ? 1 : 0, end)));
    Pod pod =
        new Pod(new PodRef("bos", name), WorkloadRef.deployment("bos", service), Map.of(), health);
    pods.computeIfAbsent(service(service), _ -> new ArrayList<>()).add(pod);
    return this;
  }

  Story call(String caller, String callee, double rate, IntToDoubleFunction errors) {
    Entity call = new Entity.OfCall(service(caller), service(callee));
    return with(Signals.CALL_RATE, call, steady(rate)).with(Signals.CALL_ERROR_RATE, call, errors);
  }

  Story owns(String service, String database) {
    owned.put(service(service), new Owned(Set.of(), Set.of(database)));
    return this;
  }

  Story found(Finding finding) {
    (finding.service().equals(about) ? findings : elsewhere).add(finding);
    return this;
  }

  Story changed(Change change) {
    changes.add(change);
    return this;
  }

  Dossier dossier() {
    SeriesWindow window = window();
    Surroundings around = new Surroundings(window, CallGraph.of(window), pods, owned, changes);
    Symptoms symptoms =
        new Symptoms(findings, pods.getOrDefault(about, List.of()), Set.of(), elsewhere);
    return new Dossier("bos." + about.name() + ".1", about, at(TICKS - 1), symptoms, around);
  }

  private SeriesWindow window() {
    SeriesStore store = new SeriesStore();
    for (int tick = 0; tick < TICKS; tick++) {
      store.append(readings(tick));
    }
    return store.last(Duration.ofMinutes(15), _ -> true);
  }

  private Readings readings(int tick) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    series.forEach(
        (one, values) ->
            samples
                .computeIfAbsent(one.signal(), _ -> new HashMap<>())
                .put(one.entity(), Reading.of(values.applyAsDouble(tick))));
    return new Readings(at(tick), samples, Map.of());
  }
}
