package dev.pulih.detect;

import dev.pulih.policy.Watched;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A source whose readings are qualified as a tick's are, for looks between the ticks: only what is
 * known to run, is freshly scraped and serves enough requests is known.
 *
 * @param raw where signals are read
 * @param cluster what runs in the cluster
 * @param trust what makes a reading trustworthy
 * @param spans how long the windows are
 * @param watched the services
 */
public record QualifiedSource(
    SignalSource raw, ClusterView cluster, Trust trust, Spans spans, List<Watched> watched)
    implements SignalSource {

  public QualifiedSource {
    watched = List.copyOf(watched);
  }

  @Override
  public boolean measures(Signal signal) {
    return raw.measures(signal);
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    Set<Signal> wanted = new LinkedHashSet<>(signals);
    wanted.add(Signals.SAMPLE_AGE);
    return qualify(raw.read(wanted, at));
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    Set<Signal> wanted = new LinkedHashSet<>(signals);
    wanted.add(Signals.SAMPLE_AGE);
    return raw.history(wanted, from, to, step).stream().map(this::qualify).toList();
  }

  private Readings qualify(Readings readings) {
    Inventory known = cluster.latest().since(readings.at().minus(trust.inventoryAge()));
    Readings qualified = new Qualifier(trust, spans, watched).qualify(readings, known);
    Map<Signal, Map<Entity, Reading>> running = new HashMap<>();
    qualified.samples().forEach((signal, samples) -> running.put(signal, only(known, samples)));
    return new Readings(readings.at(), running, readings.failures());
  }

  private static Map<Entity, Reading> only(Inventory known, Map<Entity, Reading> samples) {
    Map<Entity, Reading> rest = new HashMap<>(samples);
    rest.keySet().removeIf(entity -> !runs(known, entity));
    return Map.copyOf(rest);
  }

  private static boolean runs(Inventory known, Entity entity) {
    return switch (entity) {
      case Entity.OfService(ServiceRef service) -> known.of(service).isPresent();
      case Entity.OfPod(PodRef pod) ->
          known.services().values().stream().anyMatch(here -> here.pod(pod).isPresent());
      case Entity.OfGroup _, Entity.OfDatabase _, Entity.OfCall _ -> true;
    };
  }
}
