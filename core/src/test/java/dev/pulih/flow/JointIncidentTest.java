package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Finding;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A whole loop over one service, of which several signals tell before a threshold is passed. */
class JointIncidentTest implements SignalSource {

  private static final ServiceRef TOLLS = new ServiceRef("bos", "tolls");
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final int HOUR = 3_600;
  private static final Inventory UNKNOWN = new Inventory(at(0), Map.of());

  /** From then on the last minute is worse, by errors and latency: 4 % and 280 ms. */
  private static final int WORSE = HOUR;

  /** From then on so are the last five minutes: 3 % are over the 2 % of a P2. */
  private static final int PASSED = HOUR + 60;

  private final IncidentBook book = new IncidentBook(new FakeLog(), _ -> {});
  private final WatchLoop loop =
      new WatchLoop(
          setup(),
          new WatchLoop.Ports(
              this, () -> UNKNOWN, new FakeLedger(), (_, _) -> {}, SeriesArchive.none()),
          book);

  private static Setup setup() {
    Watched tolls =
        new Watched(
            TOLLS,
            new Slo(0.9995, Duration.ofMillis(200), 0.001),
            Mode.AUTO,
            Owned.nothing(),
            OptionalDouble.empty());
    return new Setup(
        List.of(tolls),
        Spans.defaults(),
        DetectionSettings.defaults(),
        Policy.defaults(),
        GuardLimits.defaults());
  }

  @Test
  void what_signals_show_together_opens_nothing_and_neither_delays_nor_doubles_what_does() {
    ticks(0, WORSE);
    assertThat(rules(WORSE)).contains("joint_evidence").doesNotContain("error_rate_p2");
    ticks(WORSE + 15, PASSED);
    assertThat(book.all()).isEmpty();
    assertThat(rules(PASSED)).contains("joint_evidence", "error_rate_p2");
    assertThat(book.all())
        .singleElement()
        .satisfies(it -> assertThat(it.facts().incident().openedAt()).isEqualTo(at(PASSED)));
    ticks(PASSED + 15, PASSED + 300);
    assertThat(rules(PASSED + 300)).contains("error_rate_p2");
    assertThat(book.all()).hasSize(1);
  }

  /** The ticks from one second to another, which is not among them. */
  private void ticks(int from, int to) {
    for (int second = from; second < to; second += (int) TICK.toSeconds()) {
      loop.tick(at(second));
    }
  }

  private List<String> rules(int second) {
    return loop.tick(at(second)).detected().services().get(TOLLS).findings().stream()
        .map(Finding::rule)
        .toList();
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant instant) {
    boolean worse = !instant.isBefore(at(WORSE));
    boolean passed = !instant.isBefore(at(PASSED));
    Entity tolls = new Entity.OfService(TOLLS);
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    samples.put(
        Signals.SAMPLE_AGE, Map.of(new Entity.OfPod(new PodRef("bos", "tolls-0")), Reading.of(1)));
    put(samples, tolls, Span.RECENT, worse ? 0.04 : 0.001, worse ? 0.28 : 0.1);
    put(samples, tolls, Span.CONDITION, passed ? 0.03 : 0.001, 0.1);
    return new Readings(instant, samples, Map.of());
  }

  private static void put(
      Map<Signal, Map<Entity, Reading>> samples,
      Entity tolls,
      Span span,
      double errors,
      double p99) {
    samples.put(Signals.REQUEST_RATE.over(span), Map.of(tolls, Reading.of(100)));
    samples.put(Signals.ERROR_RATE.over(span), Map.of(tolls, Reading.of(errors)));
    samples.put(Signals.P99_LATENCY.over(span), Map.of(tolls, Reading.of(p99)));
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return Stream.iterate(from, at -> !at.isAfter(to), at -> at.plus(step))
        .map(at -> read(signals, at))
        .toList();
  }
}
