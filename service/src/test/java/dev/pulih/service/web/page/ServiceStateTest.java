package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Detected;
import dev.pulih.detect.StageCondition;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.recover.States;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceStateTest {

  /** Of a service that is well otherwise. */
  private static ServiceState of(Begun incident) {
    return ServiceState.of(
        Optional.of(incident), Optional.of(rules(Optional.empty())), true, false);
  }

  private static Detected.OfService rules(Optional<Instant> blindSince) {
    StageCondition absent = StageCondition.absent(Samples.at(0));
    return new Detected.OfService(List.of(), absent, absent, Truth.TRUE, blindSince);
  }

  @Test
  void every_state_of_a_live_incident_is_some_trouble() {
    Map<String, String> seen = new TreeMap<>();
    States.all().stream()
        .filter(Begun::live)
        .forEach(s -> seen.put(s.getClass().getSimpleName(), of(s).code()));
    assertThat(seen)
        .containsEntry("WithPeople", "with-people")
        .containsEntry("AwaitingApproval", "anomalous")
        .containsEntry("JudgingShift", "recovering")
        .containsEntry("Degraded", "degraded");
    assertThat(seen.values())
        .doesNotContain("healthy", "paused", "unknown", "breaker-open", "watched");
  }

  @Test
  void what_is_over_leaves_a_breaker_that_is_open_or_watched_or_nothing() {
    List<Begun> over =
        States.all().stream()
            .filter(s -> !s.live() && !(s instanceof IncidentState.Passed))
            .toList();
    assertThat(over)
        .extracting(ServiceStateTest::of)
        .contains(ServiceState.BREAKER_OPEN, ServiceState.WATCHED, ServiceState.HEALTHY);
    assertThat(over).allSatisfy(s -> assertThat(of(s)).isEqualTo(left(s.facts().breaker())));
  }

  private static ServiceState left(Breaker breaker) {
    if (breaker.isOpen()) {
      return ServiceState.BREAKER_OPEN;
    }
    return breaker.isOver() ? ServiceState.HEALTHY : ServiceState.WATCHED;
  }

  @Test
  void no_data_is_never_healthy() {
    assertThat(ServiceState.of(Optional.empty(), Optional.empty(), false, false))
        .isEqualTo(ServiceState.UNKNOWN);
    var blind = Optional.of(rules(Optional.of(Samples.at(0))));
    assertThat(ServiceState.of(Optional.empty(), blind, true, true))
        .isEqualTo(ServiceState.UNKNOWN);
  }

  @Test
  void what_people_hold_is_paused_only_if_it_is_well() {
    var well = Optional.of(rules(Optional.empty()));
    assertThat(ServiceState.of(Optional.empty(), well, true, true)).isEqualTo(ServiceState.PAUSED);
    assertThat(ServiceState.of(Optional.empty(), well, true, false))
        .isEqualTo(ServiceState.HEALTHY);
  }
}
