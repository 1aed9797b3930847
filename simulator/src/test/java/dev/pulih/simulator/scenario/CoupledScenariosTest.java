package dev.pulih.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.world.Backend;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoupledScenariosTest {
  private static final Timing TIMING =
      Timing.usual().withStep(Duration.ofSeconds(5)).withHistory(Duration.ofMinutes(2));
  private static final Set<FaultKind> OF_ONE_POD =
      EnumSet.of(
          FaultKind.POD_ERRORS, FaultKind.POD_SLOW, FaultKind.CRASH_LOOP, FaultKind.OOM_LEAK);

  private static Stream<Scenario> some(FaultKind kind) {
    return LongStream.range(0, 40).mapToObj(seed -> CoupledScenarios.of(kind, seed));
  }

  private static ServiceRef faulty(Scenario scenario) {
    return scenario.truth().faulty().iterator().next();
  }

  @ParameterizedTest
  @EnumSource
  void the_seed_chooses_among_all_services_that_can_have_the_fault(FaultKind kind) {
    Set<String> possible =
        CoupledScenarios.candidates(kind).stream().map(s -> s.name()).collect(Collectors.toSet());
    assertThat(possible).hasSizeGreaterThan(1);
    assertThat(some(kind).map(s -> faulty(s).name()).collect(Collectors.toSet()))
        .isEqualTo(possible);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_seed_gives_the_same_scenario(FaultKind kind) {
    Scenario one = CoupledScenarios.of(kind, 7);
    Scenario other = CoupledScenarios.of(kind, 7);
    assertThat(one.name()).isEqualTo(other.name());
    assertThat(one.truth()).isEqualTo(other.truth());
    assertThat(one.setting()).isEqualTo(other.setting());
  }

  @ParameterizedTest
  @EnumSource
  void a_pod_is_named_where_one_pod_is_ill_and_only_there(FaultKind kind) {
    assertThat(some(kind))
        .allMatch(s -> s.truth().faultyPod().isPresent() == OF_ONE_POD.contains(kind));
  }

  @Test
  void whoever_calls_a_service_through_others_is_upstream_of_it() {
    assertThat(CoupledScenarios.upstream("billing-service"))
        .containsExactlyInAnyOrder(
            "payment-service", "txn-service", "violation-service", "api-gateway");
    assertThat(CoupledScenarios.upstream("api-gateway")).isEmpty();
  }

  @Test
  void a_leaf_calls_nobody() {
    assertThat(CoupledScenarios.candidates(FaultKind.LEAF_SLOW))
        .extracting(s -> s.name())
        .containsExactly("account-service", "billing-service");
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(FaultKind.values())
        .flatMap(kind -> Stream.of(1, 2).map(seed -> CoupledScenarios.of(kind, seed)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void the_ill_pod_is_the_one_that_the_truth_names(Scenario scenario) {
    Simulation simulation = Simulation.begin(scenario, 1, TIMING);
    List<Backend> pods = simulation.world().fleet().of(faulty(scenario).name());
    simulation.advanceTo(scenario.setting().onset().plusSeconds(20));
    List<Object> truth =
        scenario.truth().faultyPod().stream().mapToObj(i -> (Object) pods.get(i).ref()).toList();
    assertThat(simulation.world().fleet().afflicted()).map(ref -> (Object) ref).isEqualTo(truth);
  }

  /** Ten minutes of it against the same world without the fault. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void the_callers_suffer_and_the_callees_do_not(Scenario scenario) {
    Map<String, Double> ill = trouble(scenario);
    Map<String, Double> well = trouble(wellOf(scenario));
    String faulty = faulty(scenario).name();
    Set<String> upstream = CoupledScenarios.upstream(faulty);
    for (String service : ill.keySet()) {
      double worse = ill.get(service) / well.get(service);
      if (service.equals(faulty) || upstream.contains(service)) {
        assertThat(worse).as("%s while %s is at fault", service, faulty).isGreaterThan(1.2);
      } else {
        assertThat(worse).as("%s while %s is at fault", service, faulty).isBetween(0.95, 1.05);
      }
    }
  }

  private static Scenario wellOf(Scenario scenario) {
    return new Scenario("well", "", scenario.setting(), levers -> {}, scenario.truth());
  }

  /** By service: the mean latency, and a second for each percent of failed requests. */
  private static Map<String, Double> trouble(Scenario scenario) {
    Simulation simulation = Simulation.begin(scenario, 1, TIMING);
    simulation.advanceTo(scenario.setting().onset().plusSeconds(600));
    Map<String, Double> all = new HashMap<>();
    scenario
        .setting()
        .office()
        .services()
        .forEach(s -> all.put(s.name(), trouble(simulation.world().fleet().of(s.name()))));
    return all;
  }

  private static double trouble(List<Backend> pods) {
    double requests = pods.stream().mapToDouble(p -> p.counters().requests()).sum();
    double seconds = total(pods, Column.LATENCY_SUM);
    double failed = total(pods, Column.UNAVAILABLE);
    return seconds / requests + 100 * failed / requests;
  }

  private static double total(List<Backend> pods, int column) {
    return pods.stream().mapToDouble(p -> p.counters().value(column)).sum();
  }
}
