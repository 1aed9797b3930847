package dev.pulih.simulator.hostile;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The town's Prometheus: rates over what was served, and failures while it is down. */
final class TownSignals implements SignalSource {

  private static final Map<Span, Integer> STEPS = steps(Spans.defaults());

  private final Town town;
  private final Trouble trouble;

  TownSignals(Town town, Trouble trouble) {
    this.town = town;
    this.trouble = trouble;
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    trouble.mayCrash(2_000);
    trouble.mayTakeLong(200);
    return look(signals, at);
  }

  @Override
  public boolean measures(Signal signal) {
    return signal.equals(Signals.CALL_RATE) || Signals.shipped().contains(signal);
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    List<Readings> history = new ArrayList<>();
    for (Instant at = from; !at.isAfter(to); at = at.plus(step)) {
      history.add(look(signals, at));
    }
    return history;
  }

  private Readings look(Collection<Signal> signals, Instant at) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    Map<Signal, String> failures = new HashMap<>();
    for (Signal signal : signals) {
      if (trouble.fails(signal)) {
        failures.put(signal, "connection refused");
      } else {
        samples.put(signal, answer(signal, at));
      }
    }
    return new Readings(at, samples, failures);
  }

  private Map<Entity, Reading> answer(Signal signal, Instant at) {
    int last = Town.stepAt(at);
    int steps = STEPS.getOrDefault(signal.span(), 1);
    Map<Entity, Reading> answer = new HashMap<>();
    switch (signal.name()) {
      case "error_rate" -> services(answer, s -> ratio(s.podsEver(), last, steps), signal);
      case "request_rate" -> services(answer, s -> rate(s.podsEver(), last, steps), signal);
      case "p99_latency" -> services(answer, s -> p99(s, last, steps), signal);
      case "pod_error_rate" -> pods(answer, p -> ratio(List.of(p), last, steps));
      case "pod_request_rate" -> pods(answer, p -> rate(List.of(p), last, steps));
      case "call_rate" -> town.callsMade().forEach(call -> answer.put(call, value(3)));
      case "sample_age" -> ages(answer, at);
      default -> {}
    }
    return answer;
  }

  private static Map<Span, Integer> steps(Spans spans) {
    Map<Span, Integer> steps = new EnumMap<>(Span.class);
    for (Span span : Span.values()) {
      steps.put(span, (int) (spans.of(span).toSeconds() / Town.STEP.toSeconds()));
    }
    return steps;
  }

  /** What is measured of something. */
  private interface Measured<T> {
    double of(T what);
  }

  /** The burn rates' long windows are left out: they only open incidents, earlier. */
  private void services(Map<Entity, Reading> answer, Measured<TownService> of, Signal signal) {
    if (signal.span() == Span.CONDITION || signal.span() == Span.RECENT) {
      town.services().forEach(s -> answer.put(new Entity.OfService(s.ref()), value(of.of(s))));
    }
  }

  private void pods(Map<Entity, Reading> answer, Measured<TownPod> of) {
    town.services().stream()
        .flatMap(s -> s.podsEver().stream())
        .filter(pod -> pod.requests(town.step(), 20) > 0)
        .forEach(pod -> answer.put(new Entity.OfPod(pod.ref), value(of.of(pod))));
  }

  /** Only what runs has a target, and only what is scraped has a fresh sample. */
  private void ages(Map<Entity, Reading> answer, Instant at) {
    double ahead = Math.max(0, Duration.between(town.now(), at).toSeconds());
    for (TownService service : town.services()) {
      double unscraped = 15.0 * Math.max(0, Town.stepAt(at) - service.unscrapedSince());
      Reading age = value(5 + ahead + unscraped);
      service
          .pods()
          .filter(pod -> pod.existedAt(at))
          .forEach(pod -> answer.put(new Entity.OfPod(pod.ref), age));
    }
  }

  private static double p99(TownService service, int last, int steps) {
    boolean asked = requests(service.podsEver(), last, steps) > 0;
    return asked ? service.watched.slo().p99Seconds() * (service.slow() ? 4 : 0.5) : Double.NaN;
  }

  private static double rate(List<TownPod> pods, int last, int steps) {
    return requests(pods, last, steps) / (15.0 * steps);
  }

  private static double ratio(List<TownPod> pods, int last, int steps) {
    double errors = 0;
    for (TownPod pod : pods) {
      errors += pod.errors(last, steps);
    }
    return errors / requests(pods, last, steps);
  }

  private static double requests(List<TownPod> pods, int last, int steps) {
    double requests = 0;
    for (TownPod pod : pods) {
      requests += pod.requests(last, steps);
    }
    return requests;
  }

  private static Reading value(double raw) {
    return Reading.of(raw);
  }
}
