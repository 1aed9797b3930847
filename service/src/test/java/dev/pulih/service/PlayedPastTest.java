package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayedPastTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final ServiceRef SERVICE = new ServiceRef("bos", "txn-service");
  private static final Entity POD = new Entity.OfPod(new PodRef("bos", "txn-1"));

  private final PlayedPast past = new PlayedPast();

  private static Instant at(int tick) {
    return START.plus(TICK.multipliedBy(tick));
  }

  private void ticks(int count) {
    for (int tick = 0; tick < count; tick++) {
      past.add(
          new Readings(
              at(tick),
              Map.of(
                  Signals.ERROR_RATE,
                  Map.of(new Entity.OfService(SERVICE), Reading.of(tick)),
                  Signals.POD_ERROR_RATE,
                  Map.of(POD, Reading.of(tick))),
              Map.of(Signals.P99_LATENCY, "not read")));
    }
  }

  private List<Readings> history(int from, int to, Duration step) {
    return past.history(List.of(Signals.ERROR_RATE), at(from), at(to), step);
  }

  @Test
  void what_was_measured_is_told_with_both_ends_and_what_failed_is_not_asked_again() {
    ticks(10);
    assertThat(history(3, 5, TICK))
        .allMatch(it -> it.failures().isEmpty())
        .extracting(it -> it.of(Signals.ERROR_RATE, SERVICE))
        .containsExactly(Reading.of(3), Reading.of(4), Reading.of(5));
  }

  @Test
  void in_wider_steps_there_are_fewer() {
    ticks(10);
    assertThat(history(1, 9, TICK.multipliedBy(4)))
        .extracting(Readings::at)
        .containsExactly(at(1), at(5), at(9));
  }

  @Test
  void pods_are_not_kept_and_the_oldest_gives_way() {
    ticks(PlayedPast.TICKS + 2);
    List<Readings> all = history(0, PlayedPast.TICKS + 2, TICK);
    assertThat(all).hasSize(PlayedPast.TICKS).first().extracting(Readings::at).isEqualTo(at(2));
    assertThat(all).allMatch(it -> it.samples().keySet().equals(Set.of(Signals.ERROR_RATE)));
  }
}
