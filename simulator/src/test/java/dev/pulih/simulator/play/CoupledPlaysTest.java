package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Mode;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.CoupledScenarios;
import dev.pulih.simulator.scenario.FaultKind;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.CallProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Troubles that travel from callee to caller, under Pulih's own loop. */
class CoupledPlaysTest {
  private static final Timing TIMING =
      Timing.usual().withStep(Duration.ofSeconds(5)).withHistory(Duration.ofMinutes(40));

  static Stream<Scenario> scenarios() {
    return Stream.of(FaultKind.values())
        .flatMap(kind -> Stream.of(0, 1, 2, 3).map(seed -> CoupledScenarios.of(kind, seed)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void each_ends_as_its_truth_says(Scenario scenario) {
    assertThat(play(scenario).end()).isEqualTo(scenario.truth().end());
  }

  @Test
  void without_a_fault_there_is_no_incident() {
    Scenario any = CoupledScenarios.of(FaultKind.LEAF_ERRORS, 1);
    Scenario calm = new Scenario("calm", "", any.setting(), levers -> {}, any.truth());
    Ending ending = play(calm);
    assertThat(ending.services()).isEmpty();
    assertThat(ending.actions()).isZero();
  }

  @Test
  void what_is_measured_is_who_calls_whom() {
    Scenario any = CoupledScenarios.of(FaultKind.LEAF_ERRORS, 1);
    Simulation simulation = Simulation.begin(any, 1, TIMING);
    Instant now = simulation.now();
    Readings readings = simulation.signals(Spans.defaults()).read(Signals.ofCalls(), now);
    CallGraph graph = CallGraph.of(readings);
    for (CallProfile edge : BackOffice.coupled().calls().edges()) {
      assertThat(graph.callees(service(edge.caller()))).contains(service(edge.callee()));
      assertThat(graph.callers(service(edge.callee()))).contains(service(edge.caller()));
    }
    assertThat(graph.callees(service("billing-service"))).isEmpty();
  }

  private static Ending play(Scenario scenario) {
    Simulation simulation = Simulation.begin(scenario, 1, TIMING);
    Play play =
        new Play(
            simulation, Setups.of(scenario.setting().office(), Mode.AUTO), Audience.unwatched());
    play.until(scenario.setting().onset().plus(scenario.setting().length()));
    return Ending.of(play);
  }

  private static ServiceRef service(String name) {
    return new ServiceRef(BackOffice.NAMESPACE, name);
  }
}
