package dev.pulih.detect;

import static dev.pulih.detect.Tick.PODS;
import static dev.pulih.detect.Tick.START;
import static dev.pulih.detect.Tick.TXN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A look between two ticks trusts nothing that a tick would not trust. */
class QualifiedSourceTest {

  private static final Signal RATIO = Signals.ERROR_RATE.over(Span.RECENT);
  private static final Signal POD_RATIO = Signals.POD_ERROR_RATE.over(Span.RECENT);

  @Test
  void what_is_fresh_and_runs_is_known() {
    assertThat(read(failing(), Tick.inventory(0)).of(RATIO, TXN)).isEqualTo(Reading.of(0.3));
    assertThat(read(failing(), Tick.inventory(0)).of(POD_RATIO, PODS.getFirst()))
        .isEqualTo(Reading.of(0.3));
  }

  @Test
  void a_rate_that_goes_on_answering_without_scrapes_is_stale() {
    Tick gone = failing();
    PODS.forEach(pod -> gone.pod(Signals.SAMPLE_AGE, pod, 60));
    assertThat(read(gone, Tick.inventory(0)).of(RATIO, TXN)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void too_few_requests_are_unknown() {
    Tick few = failing().service(Signals.REQUEST_RATE.over(Span.RECENT), 0.1);
    assertThat(read(few, Tick.inventory(0)).of(RATIO, TXN))
        .isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void an_inventory_that_is_too_old_knows_nothing() {
    assertThat(read(failing(), Tick.inventory(-61)).of(RATIO, TXN))
        .isInstanceOf(Reading.Unknown.class);
  }

  @Test
  void a_pod_that_is_gone_is_unknown() {
    Inventory without =
        Tick.inventory(0, PODS.stream().skip(1).map(p -> Tick.pod(p, true)).toArray(Pod[]::new));
    assertThat(read(failing(), without).of(POD_RATIO, PODS.getFirst()))
        .isInstanceOf(Reading.Unknown.class);
  }

  @Test
  void what_runs_outside_the_cluster_is_as_it_was_read() {
    Entity tolls = new Entity.OfGroup("tolls");
    Entity postgres = new Entity.OfDatabase("ledger");
    Tick tick =
        failing().put(Signals.KAFKA_LAG, tolls, 7).put(Signals.DB_CONNECTIONS, postgres, 0.5);
    Readings readings = read(tick, Tick.inventory(0));
    assertThat(readings.of(Signals.KAFKA_LAG, tolls)).isEqualTo(Reading.of(7));
    assertThat(readings.of(Signals.DB_CONNECTIONS, postgres)).isEqualTo(Reading.of(0.5));
  }

  @Test
  void a_history_is_qualified_too() {
    Tick few = failing().service(Signals.REQUEST_RATE.over(Span.RECENT), 0.1);
    assertThat(
            qualified(few, Tick.inventory(0))
                .history(List.of(RATIO), START, START, Duration.ofSeconds(15)))
        .extracting(step -> step.of(RATIO, TXN))
        .containsExactly(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void what_the_source_does_not_measure_is_not_measured() {
    SignalSource source = qualified(failing(), Tick.inventory(0));
    assertThat(source.measures(RATIO)).isTrue();
    assertThat(source.measures(Signals.CLIENT_ERROR_RATE)).isFalse();
  }

  private static Tick failing() {
    Tick tick = Tick.lit(0).service(RATIO, 0.3);
    tick.service(Signals.REQUEST_RATE.over(Span.RECENT), 100);
    PODS.forEach(
        pod ->
            tick.pod(POD_RATIO, pod, 0.3).pod(Signals.POD_REQUEST_RATE.over(Span.RECENT), pod, 20));
    return tick;
  }

  private static Readings read(Tick tick, Inventory inventory) {
    return qualified(tick, inventory).read(List.of(RATIO, POD_RATIO), START);
  }

  private static SignalSource qualified(Tick tick, Inventory inventory) {
    Trust trust = Trust.defaults(Duration.ofSeconds(15), Duration.ofSeconds(5));
    return new QualifiedSource(
        source(tick), () -> inventory, trust, Spans.defaults(), List.of(Tick.WATCHED));
  }

  private static SignalSource source(Tick tick) {
    return new SignalSource() {
      @Override
      public boolean measures(Signal signal) {
        return !signal.equals(Signals.CLIENT_ERROR_RATE);
      }

      @Override
      public Readings read(Collection<Signal> signals, Instant at) {
        assertThat(signals).contains(Signals.SAMPLE_AGE);
        return tick.readings();
      }

      @Override
      public List<Readings> history(
          Collection<Signal> signals, Instant from, Instant to, Duration step) {
        assertThat(signals).contains(Signals.SAMPLE_AGE);
        return List.of(tick.readings());
      }
    };
  }
}
