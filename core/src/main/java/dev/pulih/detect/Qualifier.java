package dev.pulih.detect;

import dev.pulih.detect.Freshness.Fresh;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Unknown;
import dev.pulih.signal.Reading.Value;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns readings that cannot be trusted into unknown ones, with the reason.
 *
 * <p>A rate over five minutes goes on answering for minutes after its target is gone, and one error
 * among three requests is 33 %. Neither is evidence.
 */
final class Qualifier {

  /** Not measured at the service's pods by now: their freshness says nothing about these. */
  private static final Set<Signal> EXEMPT =
      Set.of(Signals.SAMPLE_AGE, Signals.POD_CAPACITY, Signals.CLIENT_REQUEST_RATE);

  /** What a pod that serves requests has. */
  private static final List<Signal> OF_REQUESTS =
      Stream.of(Span.values())
          .flatMap(s -> Stream.of(Signals.POD_REQUEST_RATE.over(s), Signals.POD_ERROR_RATE.over(s)))
          .toList();

  private final EnoughRequests traffic;
  private final Freshness freshness;

  Qualifier(Trust trust, Spans spans, Collection<Watched> watched) {
    this.traffic = new EnoughRequests(trust.minRequests(), spans);
    this.freshness = new Freshness(trust, spans.of(Signals.ERROR_RATE.span()), watched);
  }

  /** The readings of the next tick, qualified. */
  Readings qualify(Readings raw, Inventory inventory) {
    Fresh fresh = freshness.at(raw, inventory);
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    raw.samples().keySet().forEach(signal -> samples.put(signal, qualify(signal, raw, fresh)));
    OF_REQUESTS.forEach(signal -> samples.computeIfPresent(signal, (_, m) -> quiet(m, fresh)));
    return new Readings(raw.at(), samples, raw.failures());
  }

  /** A fresh pod that was never asked anything has no series of requests. */
  private static Map<Entity, Reading> quiet(Map<Entity, Reading> samples, Fresh fresh) {
    Map<Entity, Reading> all = new HashMap<>(samples);
    for (PodRef pod : fresh.pods()) {
      Entity entity = new Entity.OfPod(pod);
      if (!fresh.stale(entity)) {
        all.putIfAbsent(entity, Reading.unknown(Why.LOW_TRAFFIC));
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private Map<Entity, Reading> qualify(Signal signal, Readings raw, Fresh fresh) {
    if (EXEMPT.contains(signal)) {
      return raw.entities(signal);
    }
    Map<Entity, Reading> qualified = new HashMap<>(raw.entities(signal));
    qualified.replaceAll((entity, reading) -> qualify(signal, entity, reading, raw, fresh));
    return Collections.unmodifiableMap(qualified);
  }

  private Reading qualify(
      Signal signal, Entity entity, Reading reading, Readings raw, Fresh fresh) {
    return switch (reading) {
      case Value _ when signal.equals(Signals.CLIENT_ERROR_RATE) ->
          traffic.qualify(signal, entity, reading, raw);
      case Value _ when fresh.stale(entity) -> Reading.unknown(staleness(raw));
      case Value _ -> traffic.qualify(signal, entity, reading, raw);
      case Unknown(Why why) when why == Why.NOT_A_NUMBER && !fresh.stale(entity) ->
          traffic.qualify(signal, entity, reading, raw);
      case Unknown _ -> reading;
    };
  }

  private static Why staleness(Readings raw) {
    return raw.failures().containsKey(Signals.SAMPLE_AGE) ? Why.SOURCE_FAILED : Why.STALE;
  }
}
