package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayedPastTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final ServiceRef SERVICE = new ServiceRef("bos", "txn-service");
  private static final PodRef POD = new PodRef("bos", "txn-1");
  private static final PodRef STRANGER = new PodRef("bos", "gateway-1");

  private static final ServiceInventory RUNNING =
      new ServiceInventory(
          List.of(
              new Pod(
                  POD,
                  new WorkloadRef("bos", "Deployment", "txn"),
                  Map.of(),
                  new Pod.Health(START, true, Optional.of(START), List.of()))),
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  private final PlayedPast past = new PlayedPast();

  private static Instant at(int tick) {
    return START.plus(TICK.multipliedBy(tick));
  }

  private void ticks(int count) {
    for (int tick = 0; tick < count; tick++) {
      past.add(measured(tick), latencies(tick), new Inventory(at(tick), Map.of(SERVICE, RUNNING)));
    }
  }

  private static Readings measured(int tick) {
    return new Readings(
        at(tick),
        Map.of(
            Signals.ERROR_RATE,
            Map.of(new Entity.OfService(SERVICE), Reading.of(tick)),
            Signals.POD_ERROR_RATE,
            Map.of(pod(POD), Reading.of(tick), pod(STRANGER), Reading.of(tick)),
            Signals.SAMPLE_AGE,
            Map.of(pod(POD), Reading.of(1))),
        Map.of(Signals.P99_LATENCY, "not read"));
  }

  private static Readings latencies(int tick) {
    return new Readings(
        at(tick), Map.of(Signals.POD_P99, Map.of(pod(POD), Reading.of(tick / 10.0))), Map.of());
  }

  private static Entity pod(PodRef ref) {
    return new Entity.OfPod(ref);
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
  void of_a_service_its_own_pods_are_told_with_their_p99s() {
    ticks(10);
    List<Readings> all = past.only(SERVICE).history(List.of(Signals.POD_P99), at(2), at(4), TICK);
    assertThat(all).extracting(Readings::at).containsExactly(at(2), at(3), at(4));
    assertThat(all)
        .extracting(it -> it.of(Signals.POD_P99, POD))
        .containsExactly(Reading.of(0.2), Reading.of(0.3), Reading.of(0.4));
    assertThat(all.getFirst().entities(Signals.POD_ERROR_RATE))
        .containsExactly(Map.entry(pod(POD), Reading.of(2)));
    assertThat(all).noneMatch(it -> it.samples().containsKey(Signals.SAMPLE_AGE));
  }

  @Test
  void of_a_service_what_it_did_itself_is_told_too() {
    ticks(3);
    assertThat(past.only(SERVICE).history(List.of(Signals.ERROR_RATE), at(1), at(2), TICK))
        .extracting(it -> it.of(Signals.ERROR_RATE, SERVICE))
        .containsExactly(Reading.of(1), Reading.of(2));
  }

  @Test
  void of_a_service_that_did_not_run_nothing_is_told() {
    ticks(3);
    assertThat(
            past.only(new ServiceRef("bos", "gateway"))
                .history(List.of(Signals.POD_P99), at(0), at(2), TICK))
        .hasSize(3)
        .allMatch(it -> it.samples().isEmpty() && it.failures().isEmpty());
  }

  @Test
  void among_the_services_are_no_pods_and_the_oldest_gives_way() {
    ticks(PlayedPast.TICKS + 2);
    List<Readings> all = history(0, PlayedPast.TICKS + 2, TICK);
    assertThat(all).hasSize(PlayedPast.TICKS).first().extracting(Readings::at).isEqualTo(at(2));
    assertThat(all).allMatch(it -> it.samples().keySet().equals(Set.of(Signals.ERROR_RATE)));
  }
}
