package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallGraphTest {
  private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final ServiceRef GATEWAY = new ServiceRef("bos", "gateway");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn");
  private static final ServiceRef PAYMENT = new ServiceRef("bos", "payment");

  private final SeriesStore store = new SeriesStore();
  private int tick;

  @Test
  void callers_and_callees_are_two_views_of_the_same_calls() {
    rates(Map.of(call(GATEWAY, TXN), value(100), call(TXN, PAYMENT), value(20)));
    rates(Map.of(call(GATEWAY, PAYMENT), value(3)));
    CallGraph graph = graph();
    assertThat(graph.callees(GATEWAY)).containsExactly(PAYMENT, TXN);
    assertThat(graph.callers(PAYMENT)).containsExactly(GATEWAY, TXN);
    assertThat(graph.callers(TXN)).containsExactly(GATEWAY);
    assertThat(graph.callees(PAYMENT)).isEmpty();
    assertThat(graph.callers(GATEWAY)).isEmpty();
  }

  @Test
  void the_rate_is_the_highest_of_the_window() {
    rates(Map.of(call(GATEWAY, TXN), value(100)));
    rates(Map.of(call(GATEWAY, TXN), value(130)));
    rates(Map.of(call(GATEWAY, TXN), Reading.unknown(Reading.Why.NO_DATA)));
    assertThat(graph().rate(GATEWAY, TXN)).hasValue(130);
    assertThat(graph().rate(TXN, GATEWAY)).isEmpty();
  }

  @Test
  void calls_that_stopped_before_the_window_are_not_in_it() {
    rates(Map.of(call(GATEWAY, TXN), value(100)));
    rates(Map.of());
    CallGraph lately = CallGraph.of(store.last(TICK, _ -> true));
    assertThat(lately.callees(GATEWAY)).isEmpty();
    assertThat(graph().callees(GATEWAY)).containsExactly(TXN);
  }

  @Test
  void a_rate_of_zero_is_no_call() {
    rates(Map.of(call(GATEWAY, TXN), value(0)));
    assertThat(graph().callees(GATEWAY)).isEmpty();
    assertThat(graph().rate(GATEWAY, TXN)).isEmpty();
  }

  @Test
  void a_service_is_not_its_own_neighbour() {
    rates(Map.of(call(TXN, TXN), value(7)));
    assertThat(graph().callees(TXN)).isEmpty();
    assertThat(graph().callers(TXN)).isEmpty();
  }

  @Test
  void other_signals_of_calls_make_no_edge() {
    store.append(
        new Readings(
            START,
            Map.of(Signals.CALL_ERROR_RATE, Map.of(call(GATEWAY, TXN), value(1))),
            Map.of()));
    assertThat(graph().callers(TXN)).isEmpty();
  }

  @Test
  void one_instant_has_a_graph_too() {
    Readings readings =
        readings(
            Map.of(
                call(GATEWAY, TXN), value(100),
                call(TXN, PAYMENT), Reading.unknown(Reading.Why.LOW_TRAFFIC)));
    CallGraph graph = CallGraph.of(readings);
    assertThat(graph.callees(GATEWAY)).containsExactly(TXN);
    assertThat(graph.callees(TXN)).isEmpty();
    assertThat(graph.rate(GATEWAY, TXN)).hasValue(100);
  }

  @Test
  void a_source_that_counts_no_calls_gives_an_empty_graph() {
    assertThat(CallGraph.of(Readings.none(START)).callers(TXN)).isEmpty();
  }

  private CallGraph graph() {
    return CallGraph.of(store.last(Duration.ofMinutes(15), _ -> true));
  }

  private void rates(Map<Entity, Reading> rates) {
    store.append(readings(rates));
  }

  private Readings readings(Map<Entity, Reading> rates) {
    return new Readings(
        START.plus(TICK.multipliedBy(tick++)), Map.of(Signals.CALL_RATE, rates), Map.of());
  }

  private static Entity call(ServiceRef caller, ServiceRef callee) {
    return new Entity.OfCall(caller, callee);
  }

  private static Reading value(double value) {
    return Reading.of(value);
  }
}
