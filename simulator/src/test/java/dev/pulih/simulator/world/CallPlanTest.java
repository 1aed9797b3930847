package dev.pulih.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallPlanTest {

  private static CallProfile call(String caller, String callee, double coupling) {
    return new CallProfile(caller, callee, 0.5, Duration.ofSeconds(1), coupling);
  }

  @Test
  void a_circle_is_refused_with_its_way() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CallPlan(
                    List.of(
                        call("gate", "a", 0),
                        call("a", "b", 0),
                        call("b", "c", 0),
                        call("c", "a", 0))))
        .withMessage(
            "The calls go in a circle, a -> b -> c -> a: take one of them out of the plan.");
  }

  @Test
  void a_service_that_calls_itself_is_a_circle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallPlan(List.of(call("a", "a", 1))))
        .withMessageContaining("a -> a");
  }

  @Test
  void two_ways_to_one_service_are_no_circle() {
    CallPlan diamond =
        new CallPlan(
            List.of(call("a", "b", 1), call("a", "c", 1), call("b", "d", 1), call("c", "d", 1)));
    assertThat(diamond.calleesFirst(List.of("a", "b", "c", "d")))
        .containsExactly("d", "b", "c", "a");
  }

  @Test
  void one_pair_has_one_edge() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallPlan(List.of(call("a", "b", 0), call("a", "b", 1))))
        .withMessage("The calls of a to b are given twice: make one edge of them.");
  }

  @Test
  void what_hurts_nobody_changes_no_order() {
    CallPlan loose = new CallPlan(List.of(call("a", "b", 0), call("b", "c", 0)));
    assertThat(loose.calleesFirst(List.of("c", "a", "b"))).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0.5, 0.25", // half of the requests make a call, and half of the calls fail
    "1, 1, 0.5, 0.5",
    "2, 1, 0.5, 0.75", // 1 - 0.5²
    "1.5, 1, 0.5, 0.625", // half of 0.5 and half of 0.75
    "1, 0.2, 0.5, 0.1",
    "3, 0, 1, 0",
    "0.15, 1, 1, 0.15"
  })
  void a_request_fails_with_the_calls_that_it_needs(
      double perRequest, double coupling, double share, double failing) {
    CallProfile profile = new CallProfile("a", "b", perRequest, Duration.ofSeconds(1), coupling);
    assertThat(profile.failing(share)).isCloseTo(failing, within(1e-12));
  }

  static Stream<BackOffice> offices() {
    return Stream.of(BackOffice.usual(), BackOffice.coupled());
  }

  /** Else the callee's requests could not be all of its callers' calls. */
  @ParameterizedTest
  @MethodSource("offices")
  void every_service_gets_more_requests_than_its_callers_make(BackOffice office) {
    for (ServiceProfile callee : office.services()) {
      double called =
          office.calls().to(callee.name()).stream()
              .mapToDouble(edge -> edge.perRequest() * share(office, edge.caller()))
              .sum();
      assertThat(called).as(callee.name()).isLessThan(callee.load().share());
    }
  }

  @ParameterizedTest
  @MethodSource("offices")
  void all_traffic_is_somebodys(BackOffice office) {
    assertThat(office.services().stream().mapToDouble(s -> s.load().share()).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void in_the_usual_office_nobody_depends_on_a_callee() {
    assertThat(BackOffice.usual().calls().edges())
        .hasSize(8)
        .allMatch(edge -> edge.coupling() == 0);
    assertThat(BackOffice.coupled().calls().edges()).allMatch(edge -> edge.coupling() >= 0.5);
  }

  @Test
  void an_office_of_some_services_has_their_calls_only() {
    assertThat(BackOffice.usual().only("txn-service").calls()).isEqualTo(CallPlan.none());
  }

  private static double share(BackOffice office, String service) {
    return office.services().stream()
        .filter(s -> s.name().equals(service))
        .mapToDouble(s -> s.load().share())
        .sum();
  }
}
