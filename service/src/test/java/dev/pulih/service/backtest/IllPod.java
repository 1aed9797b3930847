package dev.pulih.service.backtest;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.flow.Setup;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A past that is computed: two pods of txn-service serve 50 requests a second each; from twenty to
 * forty minutes after the beginning the second fails 30 % of them.
 */
final class IllPod implements SignalSource {

  static final Instant BEGINNING = Instant.parse("2026-11-01T00:00:00Z");
  static final Instant ILL = BEGINNING.plusSeconds(1200);
  static final Instant WELL = BEGINNING.plusSeconds(2400);
  static final Duration STEP = Duration.ofSeconds(15);
  static final ServiceRef TXN = new ServiceRef("bos", "txn-service");

  private static final PodRef FIRST = new PodRef("bos", "txn-service-6f7d8c9b5-aaaaa");
  private static final PodRef SECOND = new PodRef("bos", "txn-service-6f7d8c9b5-bbbbb");

  private int asked;

  static Setup setup() {
    return new Setup(
        List.of(
            new Watched(
                TXN,
                new Slo(0.9995, Duration.ofMillis(200), 0.001),
                Mode.AUTO,
                Watched.Owned.nothing(),
                OptionalDouble.empty())),
        Spans.defaults(),
        DetectionSettings.defaults(),
        Policy.defaults(),
        GuardLimits.defaults());
  }

  /** How often its history was asked for. */
  int asked() {
    return asked;
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    signals.forEach(signal -> samples.put(signal, samples(signal, at)));
    return new Readings(at, samples, Map.of());
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    asked++;
    List<Readings> history = new ArrayList<>();
    for (Instant at = from; !at.isAfter(to); at = at.plus(step)) {
      history.add(read(signals, at));
    }
    return history;
  }

  private static Map<Entity, Reading> samples(Signal signal, Instant at) {
    double bad = bad(signal.span(), at);
    double wave = 1 + 0.01 * Math.sin(at.getEpochSecond() / 97.0);
    Entity service = new Entity.OfService(TXN);
    return switch (signal.name()) {
      case "error_rate" -> Map.of(service, Reading.of(bad / 2));
      case "request_rate" -> Map.of(service, Reading.of(100 * wave));
      case "p99_latency" -> Map.of(service, Reading.of(0.1 * wave));
      case "pod_error_rate" -> pods(0, bad);
      case "pod_request_rate" -> pods(50 * wave, 50 * wave);
      case "sample_age" -> pods(4, 4);
      default -> Map.of();
    };
  }

  private static Map<Entity, Reading> pods(double first, double second) {
    return Map.of(
        new Entity.OfPod(FIRST), Reading.of(first), new Entity.OfPod(SECOND), Reading.of(second));
  }

  /** The share of the window in which it was ill, times 30 %. */
  private static double bad(Span span, Instant at) {
    long window = Math.max(1, Spans.defaults().of(span).toSeconds());
    long from = Math.max(at.getEpochSecond() - window, ILL.getEpochSecond());
    long to = Math.min(at.getEpochSecond(), WELL.getEpochSecond());
    return 0.3 * Math.max(0, to - from) / window;
  }
}
