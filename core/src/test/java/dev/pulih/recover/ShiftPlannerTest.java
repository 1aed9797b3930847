package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Sights.V1_A;
import static dev.pulih.recover.Sights.V1_B;
import static dev.pulih.recover.Sights.condition;
import static dev.pulih.recover.Sights.routes;
import static dev.pulih.recover.Sights.split;
import static dev.pulih.recover.Sights.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Fleet;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Storm;
import dev.pulih.policy.Switches;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Span;
import dev.pulih.signal.Workload.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where stage 2 would send the traffic of a service whose subset v2 fails. */
class ShiftPlannerTest {

  @Test
  void all_traffic_goes_to_the_healthiest_subset() {
    ShiftOption option = option(Sights.v2Fails());
    assertThat(option.holds()).isEmpty();
    assertThat(option.condition()).isEqualTo(condition());
    assertThat(option.plan())
        .isEqualTo(
            new ShiftPlan(
                "v1",
                List.of(
                    new WeightChange(
                        "bos",
                        "mesh",
                        "11",
                        List.of(
                            new WeightChange.OfRoute(
                                0, "main", weights(50, 50), weights(100, 0)))))));
  }

  @Test
  void an_inventory_that_nobody_has_holds_it() {
    assertNone(Sights.v2Fails().unknown(), Reason.NOT_KNOWN, "the pods and routes are not known");
  }

  @Test
  void a_virtual_service_of_a_release_controller_is_left_alone() {
    Routes flagger =
        new Routes(
            "bos",
            "gateway",
            "11",
            List.of(split(0, "main", 50, 50)),
            new Ownership(Optional.of("Flagger"), Set.of()));
    assertNone(
        Sights.v2Fails().routes(routes("mesh", split(0, "main", 50, 50)), flagger),
        Reason.OWNED_BY_CONTROLLER,
        "VirtualService bos/gateway belongs to Flagger");
  }

  @Test
  void what_git_ops_tools_may_undo_is_noted_and_planned_all_the_same() {
    Routes mesh =
        new Routes(
            "bos",
            "mesh",
            "11",
            List.of(split(0, "main", 50, 50)),
            new Ownership(Optional.empty(), Set.of("Flux", "Argo CD")));
    ShiftOption option = option(Sights.v2Fails().routes(mesh));
    assertThat(option.plan().target()).isEqualTo("v1");
    assertThat(option.holds())
        .containsExactly(
            new Hold(
                Reason.GITOPS,
                "Argo CD keeps VirtualService bos/mesh as it is in Git and may undo a shift"),
            new Hold(
                Reason.GITOPS,
                "Flux keeps VirtualService bos/mesh as it is in Git and may undo a shift"));
  }

  @Test
  void an_open_breaker_on_one_of_its_virtual_services_holds_it() {
    assertNone(
        Sights.v2Fails().fleet(breakers("VirtualService bos/mesh")),
        Reason.BREAKER_OPEN,
        "a breaker is open on VirtualService bos/mesh");
  }

  @Test
  void a_breaker_of_the_same_name_in_another_namespace_is_not_its_own() {
    assertThat(
            option(
                    Sights.v2Fails()
                        .fleet(breakers("VirtualService other/mesh", "VirtualService bos/ledger")))
                .holds())
        .isEmpty();
  }

  @Test
  void without_a_healthy_subset_it_says_what_each_one_reads() {
    assertNone(
        Sights.v2Fails().errors(V1_A, 0.3).errors(V1_B, 0.3),
        Reason.NO_HEALTHY_SUBSET,
        "subset v1 reads 30 % on 2 pods, subset v2 reads 50 % on 2 pods");
    assertNone(Sights.v2Fails().subsets(), Reason.NO_HEALTHY_SUBSET, "the service has no subsets");
  }

  @Test
  void without_a_route_that_splits_there_is_nothing_to_shift() {
    assertNone(Sights.v2Fails().routes(), Reason.NOT_SPLIT, "no route splits between subsets");
  }

  @Test
  void an_idle_standby_has_a_plan_that_asks() {
    Reading quiet = Reading.unknown(Why.LOW_TRAFFIC);
    Sights sights =
        Sights.v2Fails()
            .read(V1_A, Span.CONDITION, quiet, quiet)
            .read(V1_B, Span.CONDITION, quiet, quiet);
    ShiftOption option = option(sights);
    assertThat(option.plan().target()).isEqualTo("v1");
    assertThat(option.plan().changes()).hasSize(1);
    assertThat(option.holds()).extracting(Hold::reason).containsExactly(Reason.IDLE_STANDBY);
  }

  /** One lost scrape must not burn the stage; but people do not wait for the next one for long. */
  @Test
  void a_subset_that_is_not_known_is_waited_for_a_minute() {
    Reading lost = Reading.unknown(Why.STALE);
    Sights dark =
        Sights.v2Fails()
            .read(V1_A, Span.CONDITION, lost, lost)
            .read(V1_B, Span.CONDITION, lost, lost);
    assertHeld(dark, 541, Reason.NOT_KNOWN);
    assertHeld(dark, 540, Reason.NO_HEALTHY_SUBSET);
    assertHeld(Sights.v2Fails().capacity(OptionalDouble.empty()), 541, Reason.NOT_KNOWN);
    assertHeld(Sights.v2Fails().capacity(OptionalDouble.empty()), 540, Reason.NO_CAPACITY);
  }

  /** It is 600 s. */
  private static void assertHeld(Sights sights, long maturedAt, Reason reason) {
    StageCondition condition = Samples.matured(maturedAt, List.of());
    assertThat(ShiftPlanner.option(sights.sight(), condition, "mine").holds())
        .extracting(Hold::reason)
        .containsExactly(reason);
  }

  @Test
  void too_little_capacity_holds_it() {
    ShiftOption option = option(Sights.v2Fails().capacity(OptionalDouble.of(59)));
    assertThat(option.holds()).extracting(Hold::reason).containsExactly(Reason.NO_CAPACITY);
  }

  @Test
  void the_guards_hold_it_first() {
    Fleet stormy =
        new Fleet(
            new Switches(Optional.empty(), Optional.of("amir")),
            List.of(),
            new Fleet.Activity(List.of(), List.of()),
            TroubleElsewhere.of(new Storm(at(500), Set.of(Samples.TXN))),
            Set.of("VirtualService bos/mesh"));
    assertThat(option(Sights.v2Fails().fleet(stormy)).holds())
        .extracting(Hold::reason)
        .containsExactly(Reason.STORM, Reason.KILL_SWITCH, Reason.BREAKER_OPEN);
  }

  @Test
  void a_restart_loop_of_one_of_its_workloads_holds_it_and_needs_people() {
    Sights sights = Sights.v2Fails().fleet(RestartPlannerTest.looping(Samples.WORKLOAD));
    assertThat(option(sights).holds())
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.reason()).isEqualTo(Reason.RESTART_LOOP);
              assertThat(hold.reason().bearing()).isEqualTo(Reason.Bearing.PEOPLE);
              assertThat(hold.detail()).startsWith("Deployment bos/txn-service: 3 rollouts");
            });
  }

  @Test
  void another_incidents_action_on_the_virtual_service_holds_it_and_its_own_does_not() {
    Sights sights = Sights.v2Fails();
    assertNone(
        sights.fleet(shifting("theirs", "VirtualService bos/mesh")),
        Reason.OBJECT_BUSY,
        "incident theirs acts on VirtualService bos/mesh");
    assertThat(option(sights.fleet(shifting("mine", "VirtualService bos/mesh"))).holds()).isEmpty();
  }

  private static Fleet shifting(String incident, String object) {
    Fleet quiet = Fleet.quiet();
    Fleet.Acting acting = new Fleet.Acting(incident, Set.of(object));
    return new Fleet(
        quiet.switches(),
        quiet.restarts(),
        new Fleet.Activity(List.of(acting), List.of()),
        quiet.elsewhere(),
        Set.of());
  }

  private static void assertNone(Sights sights, Reason reason, String detail) {
    ShiftOption option = option(sights);
    assertThat(option.plan()).isEqualTo(ShiftPlan.none());
    assertThat(option.holds())
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.reason()).isEqualTo(reason);
              assertThat(hold.detail()).startsWith(detail);
            });
  }

  private static ShiftOption option(Sights sights) {
    return ShiftPlanner.option(sights.sight(), condition(), "mine");
  }

  private static Fleet breakers(String... open) {
    Fleet quiet = Fleet.quiet();
    return new Fleet(
        quiet.switches(), quiet.restarts(), quiet.activity(), quiet.elsewhere(), Set.of(open));
  }
}
