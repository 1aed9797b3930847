package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link SignalSource} keeps, whether it reads a world or a server.
 *
 * <p>A subclass gives each test a source that has at least ten minutes of data of the service
 * {@link #healthy()}, which gets requests and fails few or none of them, up to {@link #newest()}.
 */
public abstract class SignalSourceContract {

  /** The port under test. */
  protected abstract SignalSource source();

  /** The newest instant that can be read. */
  protected abstract Instant newest();

  /** A service that gets requests and fails few or none of them. */
  protected abstract ServiceRef healthy();

  /** Makes the source fail, as a server does that is down. */
  protected abstract void breakDown();

  @Test
  void every_shipped_signal_is_answered() {
    Readings readings = source().read(Signals.shipped(), newest());
    assertThat(readings.failures()).isEmpty();
    assertThat(readings.samples()).containsOnlyKeys(Signals.shipped());
  }

  @Test
  void every_shipped_signal_is_measured() {
    assertThat(Signals.shipped()).allMatch(source()::measures);
  }

  @Test
  void what_is_not_measured_fails_when_it_is_read() {
    Signal unheard = new Signal("unheard", EntityKind.SERVICE, Span.NONE);
    assertThat(source().measures(unheard)).isFalse();
    assertThat(source().read(List.of(unheard), newest()).failures()).containsOnlyKeys(unheard);
  }

  @Test
  void readings_carry_the_instant_that_was_asked_for() {
    assertThat(source().read(List.of(Signals.ERROR_RATE), newest()).at()).isEqualTo(newest());
  }

  @Test
  void a_healthy_service_has_an_error_rate_near_zero_not_an_unknown_one() {
    Readings readings = source().read(List.of(Signals.ERROR_RATE), newest());
    assertThat(readings.of(Signals.ERROR_RATE, healthy()).known().orElseThrow())
        .isBetween(0.0, 0.01);
  }

  @Test
  void a_service_that_nobody_measures_is_unknown() {
    ServiceRef nobody = new ServiceRef(healthy().namespace(), "nobody");
    Readings readings = source().read(List.of(Signals.ERROR_RATE), newest());
    assertThat(readings.of(Signals.ERROR_RATE, nobody))
        .isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
  }

  @Test
  void history_answers_every_step_oldest_first() {
    Instant from = newest().minusSeconds(60);
    List<Readings> history =
        source().history(List.of(Signals.REQUEST_RATE), from, newest(), Duration.ofSeconds(15));
    assertThat(history)
        .extracting(Readings::at)
        .containsExactly(
            from, from.plusSeconds(15), from.plusSeconds(30), from.plusSeconds(45), newest());
  }

  @Test
  void history_agrees_with_what_is_read_at_once() {
    List<Signal> asked = List.of(Signals.REQUEST_RATE);
    Readings last =
        source()
            .history(asked, newest().minusSeconds(15), newest(), Duration.ofSeconds(15))
            .getLast();
    assertThat(last.entities(Signals.REQUEST_RATE).keySet())
        .isEqualTo(source().read(asked, newest()).entities(Signals.REQUEST_RATE).keySet());
  }

  @Test
  void a_source_that_is_down_fails_every_signal_and_throws_nothing() {
    breakDown();
    Readings readings = source().read(Signals.shipped(), newest());
    assertThat(readings.failures()).containsOnlyKeys(Signals.shipped());
    assertThat(readings.of(Signals.ERROR_RATE, healthy()))
        .isEqualTo(Reading.unknown(Reading.Why.SOURCE_FAILED));
  }
}
