package dev.pulih.flow;

import static dev.pulih.recover.Samples.POD;
import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Recency;
import dev.pulih.flow.Leadership.Standing;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.recover.Effect.Check;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last look at 300 s, before an action that is to be sent by 360 s. */
class ClearanceTest implements SignalSource {

  private static final PodRef OTHER = new PodRef("bos", "txn-service-2");
  private static final Check OF_SERVICE = new Check(TXN, List.of(), 0.20, 20);
  private static final Check OF_PODS = new Check(TXN, List.of(POD, OTHER), 0.10, 20);

  private final FakeLedger ledger = new FakeLedger();
  private final Map<Entity, Reading> errors = new HashMap<>();
  private final Map<Entity, Reading> before = new HashMap<>();
  private final Map<Entity, Reading> rates = new HashMap<>();
  private final List<Instant> asked = new ArrayList<>();
  private Mode mode = Mode.AUTO;
  private Supplier<Standing> standing = () -> new Leader(7);
  private final Clearance clearance =
      new Clearance(
          new EffectRunner.LastLook(
              this,
              ledger,
              Spans.defaults(),
              new Recency(0.8),
              new Licence(_ -> mode, () -> standing.get())));

  @Test
  void a_service_that_still_fails_has_no_obstacle() {
    service(10, 0.30, 0.30);
    assertThat(obstacle(OF_SERVICE, 300)).isEmpty();
  }

  @Test
  void it_looks_at_half_a_minute_ago_and_at_now_last() {
    service(10, 0.30, 0.30);
    obstacle(OF_SERVICE, 300);
    assertThat(asked).containsExactly(at(270), at(300));
  }

  @ParameterizedTest(name = "{0} % of {1} requests/s, {2} half a minute ago: {3}")
  @CsvSource({
    "0.20, 10, 0.20, CONDITION_PAST",
    "0.21, 10, 0.20, ",
    // Under 80 % of what it was: it will be over by itself.
    "0.39, 10, 0.50, CONDITION_PAST",
    "0.40, 10, 0.50, ",
    // What was not known half a minute ago does not speak against it.
    "0.30, 10, NaN, ",
    "NaN, 10, 0.30, NOT_KNOWN",
    "0.30, NaN, 0.30, NOT_KNOWN",
    // 18 requests in a minute say nothing, 24 do.
    "0.30, 0.3, 0.30, NOT_KNOWN",
    "0.30, 0.4, 0.30, ",
  })
  void the_last_minute_must_show_it_on_enough_requests(
      double now, double rate, double half, Reason reason) {
    service(rate, now, half);
    assertThat(obstacle(OF_SERVICE, 300).map(Hold::reason)).isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void one_of_the_bad_pods_that_still_fails_is_enough() {
    pod(POD, 10, 0.01);
    pod(OTHER, 10, 0.11);
    assertThat(obstacle(OF_PODS, 300)).isEmpty();
  }

  @Test
  void pods_that_are_all_well_again_are_left_alone() {
    pod(POD, 10, 0.10);
    pod(OTHER, 10, 0);
    assertThat(obstacle(OF_PODS, 300))
        .contains(new Hold(Reason.CONDITION_PAST, "it no longer holds just before sending"));
  }

  @Test
  void pods_of_which_one_is_well_and_one_is_not_known_are_not_known() {
    pod(POD, 10, 0);
    assertThat(obstacle(OF_PODS, 300))
        .contains(new Hold(Reason.NOT_KNOWN, "the last minute is not known just before sending"));
  }

  @Test
  void the_service_says_nothing_about_its_pods() {
    service(10, 0.9, 0.9);
    assertThat(obstacle(OF_PODS, 300).map(Hold::reason)).contains(Reason.NOT_KNOWN);
  }

  @Test
  void after_its_time_it_is_not_even_looked_at() {
    service(10, 0.30, 0.30);
    assertThat(obstacle(OF_SERVICE, 360)).isEmpty();
    asked.clear();
    assertThat(obstacle(OF_SERVICE, 361))
        .contains(new Hold(Reason.EXPIRED, "it had to be sent by 2026-03-01T00:06:00Z"));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_kill_switch_stops_it_whatever_holds() {
    service(10, 0.30, 0.30);
    ledger.change(SwitchChange.killed(Instant.EPOCH, "amir"));
    assertThat(obstacle(OF_SERVICE, 300).map(Hold::reason)).contains(Reason.KILL_SWITCH);
    assertThat(clearance.obstacle(at(360), present(300)).map(Hold::reason))
        .contains(Reason.KILL_SWITCH);
  }

  @ParameterizedTest
  @CsvSource({"OBSERVE, the mode is observe by now", "DRY_RUN, the mode is dry-run by now"})
  void a_mode_that_touches_nothing_stops_it_before_it_is_looked_at(Mode other, String why) {
    service(10, 0.30, 0.30);
    mode = other;
    assertThat(obstacle(OF_SERVICE, 300)).contains(new Hold(Reason.OBSERVE_MODE, why));
    assertThat(clearance.obstacle(at(360), present(300)).map(Hold::reason))
        .contains(Reason.OBSERVE_MODE);
    assertThat(asked).isEmpty();
  }

  @Test
  void who_does_not_lead_does_not_even_look() {
    service(10, 0.30, 0.30);
    standing = () -> new Standby("pulih-b");
    assertThat(obstacle(OF_SERVICE, 300))
        .contains(new Hold(Reason.NOT_LEADER, "pulih-b leads, not this Pulih"));
    assertThat(clearance.obstacle(at(360), present(300)).map(Hold::reason))
        .contains(Reason.NOT_LEADER);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_lead_that_ended_while_the_condition_was_read_is_an_obstacle() {
    service(10, 0.30, 0.30);
    standing = () -> asked.size() < 2 ? new Leader(7) : new Standby("");
    assertThat(obstacle(OF_SERVICE, 300))
        .contains(new Hold(Reason.NOT_LEADER, "nobody that is known leads, not this Pulih"));
    assertThat(asked).hasSize(2);
  }

  @Test
  void what_puts_back_needs_no_condition_but_comes_in_time() {
    assertThat(clearance.obstacle(at(360), present(360))).isEmpty();
    assertThat(clearance.obstacle(at(360), present(361)).map(Hold::reason))
        .contains(Reason.EXPIRED);
    assertThat(asked).isEmpty();
  }

  private Optional<Hold> obstacle(Check check, long second) {
    return clearance.obstacle(check, at(360), present(second));
  }

  private static Present present(long second) {
    IncidentEvent opened = new Opened(Samples.incident(), Samples.p1());
    IncidentState open = RecoveryMachine.next(new IncidentState.Unopened(), opened, at(0)).state();
    return new FixedPresent((Begun) open, at(second));
  }

  private void service(double rate, double now, double half) {
    put(new Entity.OfService(TXN), rate, now, half);
  }

  private void pod(PodRef pod, double rate, double ratio) {
    put(new Entity.OfPod(pod), rate, ratio, ratio);
  }

  private void put(Entity entity, double rate, double now, double half) {
    rates.put(entity, Reading.of(rate));
    errors.put(entity, Reading.of(now));
    before.put(entity, Reading.of(half));
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant instant) {
    asked.add(instant);
    boolean latest = asked.size() % 2 == 0;
    Map<Signal, Map<Entity, Reading>> all = new HashMap<>();
    Map<Entity, Reading> shown = Map.copyOf(latest ? errors : before);
    for (Signal signal : List.of(Signals.ERROR_RATE, Signals.POD_ERROR_RATE)) {
      all.put(signal.over(Span.RECENT), shown);
    }
    for (Signal signal : List.of(Signals.REQUEST_RATE, Signals.POD_REQUEST_RATE)) {
      all.put(signal.over(Span.RECENT), Map.copyOf(rates));
    }
    all.keySet().retainAll(signals);
    return new Readings(instant, all, Map.of());
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }
}
