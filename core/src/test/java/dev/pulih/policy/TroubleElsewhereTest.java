package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of the services that one calls fell ill before it. */
class TroubleElsewhereTest {

  private static final ServiceRef GATEWAY = new ServiceRef("bos", "gateway");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final ServiceRef LEDGER = new ServiceRef("bos", "ledger");

  @Test
  void what_is_called_by_another_counts_and_the_earliest_is_named() {
    CallGraph calls = calls(call(GATEWAY, TXN), call(TXN, LEDGER));
    Map<ServiceRef, Instant> onsets = Map.of(GATEWAY, at(30), TXN, at(15), LEDGER, at(0));
    assertThat(first(onsets, calls, GATEWAY)).contains(LEDGER);
    assertThat(first(onsets, calls, TXN)).contains(LEDGER);
    assertThat(first(onsets, calls, LEDGER)).isEmpty();
  }

  @Test
  void what_fell_ill_later_or_is_well_holds_nobody() {
    CallGraph calls = calls(call(TXN, LEDGER));
    assertThat(first(Map.of(TXN, at(0), LEDGER, at(15)), calls, TXN)).isEmpty();
    assertThat(first(Map.of(TXN, at(0)), calls, TXN)).isEmpty();
  }

  @Test
  void in_the_same_tick_the_called_came_first_unless_they_call_each_other() {
    Map<ServiceRef, Instant> together = Map.of(TXN, at(0), LEDGER, at(0));
    assertThat(first(together, calls(call(TXN, LEDGER)), TXN)).contains(LEDGER);
    CallGraph both = calls(call(TXN, LEDGER), call(LEDGER, TXN));
    assertThat(first(together, both, TXN)).isEmpty();
    assertThat(first(together, both, LEDGER)).isEmpty();
    assertThat(first(Map.of(TXN, at(15), LEDGER, at(0)), both, TXN)).contains(LEDGER);
  }

  @Test
  void a_service_that_crosses_no_threshold_as_a_whole_is_held_by_what_does() {
    assertThat(first(Map.of(LEDGER, at(60)), calls(call(TXN, LEDGER)), TXN)).contains(LEDGER);
  }

  /** The caller had a P2 already when it fell ill in earnest, ten seconds after the called. */
  @Test
  void what_ailed_the_caller_before_is_another_trouble_unless_the_two_call_each_other() {
    Map<ServiceRef, Instant> onsets = Map.of(TXN, at(0), LEDGER, at(50));
    assertThat(trouble(onsets, calls(call(TXN, LEDGER))).downstreamFirst(TXN, at(60)))
        .contains(new TroubleElsewhere.Onset(LEDGER, at(50)));
    CallGraph both = calls(call(TXN, LEDGER), call(LEDGER, TXN));
    assertThat(trouble(onsets, both).downstreamFirst(TXN, at(60))).isEmpty();
    assertThat(trouble(onsets, both).downstreamFirst(LEDGER, at(70)))
        .contains(new TroubleElsewhere.Onset(TXN, at(0)));
  }

  @Test
  void nobody_is_held_where_nobody_is_known_to_call() {
    assertThat(first(Map.of(TXN, at(15), LEDGER, at(0)), CallGraph.none(), TXN)).isEmpty();
  }

  private static Optional<ServiceRef> first(
      Map<ServiceRef, Instant> onsets, CallGraph calls, ServiceRef service) {
    return trouble(onsets, calls)
        .downstreamFirst(service, onsets.getOrDefault(service, at(60)))
        .map(TroubleElsewhere.Onset::service);
  }

  private static TroubleElsewhere trouble(Map<ServiceRef, Instant> onsets, CallGraph calls) {
    return new TroubleElsewhere(Optional.empty(), onsets, Optional.of(calls));
  }

  private static Entity call(ServiceRef caller, ServiceRef callee) {
    return new Entity.OfCall(caller, callee);
  }

  private static CallGraph calls(Entity... calls) {
    Map<Entity, Reading> rates = new HashMap<>();
    Arrays.stream(calls).forEach(call -> rates.put(call, new Reading.Value(1)));
    return CallGraph.of(new Readings(at(0), Map.of(Signals.CALL_RATE, rates), Map.of()));
  }

  private static Instant at(long second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
