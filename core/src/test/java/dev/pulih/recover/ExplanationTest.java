package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Sights.V1_A;
import static dev.pulih.recover.Sights.V1_B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Fleet;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.policy.Switches;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.recover.Explanation.OfStage;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Routes;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.Unread;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why a stage acts, or does not. */
class ExplanationTest {

  private static final Ownership FLAGGER = new Ownership(Optional.of("Flagger"), Set.of());

  /** What is no guard of a decision: answers of the cluster and of people, and what was missing. */
  private static final Set<Reason> NO_GUARDS =
      EnumSet.of(
          Reason.OBSERVE_MODE,
          Reason.NOT_KNOWN,
          Reason.CONFLICT,
          Reason.AWAITING_VERDICT,
          Reason.NEEDS_APPROVAL,
          Reason.VETOED,
          Reason.REFUSED_BY_CLUSTER,
          Reason.EXPIRED,
          Reason.DRIFT,
          Reason.NOT_CONFIGURED,
          Reason.NOT_LEADER,
          Reason.PERSON);

  @Test
  void a_healthy_service_is_held_by_nothing_but_its_condition() {
    OfStage restart = stage(explain(Fleet.quiet(), Optional.empty()), Stage.RESTART);
    assertThat(restart.outcome()).isEqualTo("is not due: its condition is not true");
    assertThat(restart.holds()).isEmpty();
    assertThat(restart.clear()).contains(Reason.STORM, Reason.KILL_SWITCH);
  }

  @Test
  void a_guard_that_holds_is_told_with_its_detail_and_is_not_clear() {
    Fleet off = switched(new Switches(Optional.empty(), Optional.of("amir")));
    for (OfStage stage : explain(off, Optional.empty()).stages()) {
      assertThat(stage.holds()).contains(new Hold(Reason.KILL_SWITCH, "switched off by amir"));
      assertThat(stage.clear()).doesNotContain(Reason.KILL_SWITCH);
    }
  }

  @Test
  void what_is_not_known_is_neither_held_nor_clear() {
    Explanation unknown =
        Explanation.of(Sights.v2Fails().unknown().sight(), Optional.empty(), new TreeMap<>());
    assertThat(stage(unknown, Stage.SHIFT).clear())
        .contains(Reason.STORM)
        .doesNotContain(Reason.NO_CAPACITY, Reason.OWNED_BY_CONTROLLER);
  }

  @Test
  void an_incident_that_is_with_people_begins_no_stage() {
    Facts facts = Facts.of(Samples.incident(), Alarm.of(Severity.P1, List.of(), at(0)));
    Begun withPeople = new IncidentState.WithPeople(facts, false, false);
    Explanation explanation = explain(Fleet.quiet(), Optional.of(withPeople));
    assertThat(explanation.stages())
        .extracting(OfStage::outcome)
        .containsOnly("the incident is with people, and a person ends it");
  }

  @Test
  void every_guard_is_looked_at_by_one_of_the_stages() {
    Set<Reason> all = EnumSet.copyOf(Explanation.guards(Stage.RESTART));
    all.addAll(Explanation.guards(Stage.SHIFT));
    assertThat(all).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NO_GUARDS)));
  }

  /**
   * A condition that is false is told by itself, and is the one thing that this list leaves out.
   */
  @Test
  void each_guard_of_a_stage_holds_or_is_clear_or_was_not_seen_and_only_one_of_them() {
    Stream.of(
            new Sights(),
            Sights.v2Fails(),
            Sights.v2Fails().unknown(),
            Sights.v2Fails().workloads().routes(),
            Sights.v2Fails().pods().subsets(),
            Sights.v2Fails().errors(V1_A, 0.3).errors(V1_B, 0.3),
            Sights.v2Fails().unread(Unread.values()),
            Sights.v2Fails().capacity(OptionalDouble.empty()))
        .map(sights -> Explanation.of(sights.sight(), Optional.empty(), new TreeMap<>()))
        .flatMap(explanation -> explanation.stages().stream())
        .forEach(ExplanationTest::assertSorted);
  }

  private static void assertSorted(OfStage stage) {
    List<Reason> told = new ArrayList<>(stage.clear());
    told.addAll(stage.unseen().keySet());
    stage.holds().stream().map(Hold::reason).distinct().forEach(told::add);
    Set<Reason> guards = EnumSet.copyOf(Explanation.guards(stage.stage()));
    guards.remove(Reason.CONDITION_PAST);
    assertThat(told).containsExactlyInAnyOrderElementsOf(guards);
  }

  @Test
  void what_people_switched_beside_the_kill_switch_is_not_clear() {
    Instant later = at(700);
    Switches all =
        new Switches(
            Optional.of(new Switches.Pause("siti", "a talk", later)),
            Optional.of("amir"),
            List.of(
                new Maintenance(
                    "m-1",
                    new Maintenance.Work(Set.of(), "siti", "new database", false),
                    new Maintenance.Period(at(0), later))));
    for (OfStage stage : explain(switched(all), Optional.empty()).stages()) {
      assertThat(stage.holds())
          .extracting(Hold::reason)
          .contains(Reason.KILL_SWITCH, Reason.PAUSED, Reason.MAINTENANCE);
      assertThat(stage.clear()).doesNotContain(Reason.PAUSED, Reason.MAINTENANCE);
    }
  }

  @Test
  void what_a_controller_owns_is_looked_at_for_all_that_holds_a_shift() {
    Routes owned = new Routes("bos", "mesh", "11", List.of(), FLAGGER);
    Fleet quiet = Fleet.quiet();
    Fleet broken =
        new Fleet(
            quiet.switches(),
            quiet.restarts(),
            quiet.activity(),
            quiet.elsewhere(),
            Set.of("VirtualService bos/mesh"));
    Sights sights = Sights.v2Fails().routes(owned).fleet(broken).capacity(OptionalDouble.of(59));
    OfStage shift = shift(sights);
    assertThat(shift.holds())
        .extracting(Hold::reason)
        .containsExactly(
            Reason.OWNED_BY_CONTROLLER, Reason.BREAKER_OPEN, Reason.NOT_SPLIT, Reason.NO_CAPACITY);
    assertThat(shift.clear()).contains(Reason.NO_HEALTHY_SUBSET, Reason.IDLE_STANDBY);
  }

  @Test
  void of_what_a_controller_owns_it_says_too_that_no_subset_is_healthy() {
    Routes owned = new Routes("bos", "mesh", "11", List.of(), FLAGGER);
    Sights ill = Sights.v2Fails().errors(V1_A, 0.3).errors(V1_B, 0.3);
    assertThat(shift(ill.routes(owned)).holds())
        .extracting(Hold::reason)
        .containsExactly(Reason.OWNED_BY_CONTROLLER, Reason.NO_HEALTHY_SUBSET);
  }

  @Test
  void what_git_ops_keeps_is_told_where_the_traffic_is_and_of_nothing_else() {
    Ownership argo = new Ownership(Optional.empty(), Set.of("Argo CD"));
    Routes mesh = new Routes("bos", "mesh", "11", List.of(Sights.split(0, "main", 50, 50)), argo);
    assertThat(shift(Sights.v2Fails().routes(mesh)).holds())
        .extracting(Hold::reason)
        .containsExactly(Reason.GITOPS);
    assertThat(shift(Sights.v2Fails()).clear()).contains(Reason.GITOPS);
    assertThat(shift(Sights.v2Fails().routes()).unseen()).containsKey(Reason.GITOPS);
  }

  @Test
  void of_what_may_not_be_read_nobody_knows_whether_it_holds() {
    Unread[] all = Unread.values();
    assertThat(restart(new Sights().unread(all)).unseen())
        .containsOnly(
            Map.entry(Reason.AUTOSCALING, "Pulih may not read HorizontalPodAutoscalers"),
            Map.entry(
                Reason.OWNED_BY_CONTROLLER,
                "Pulih may not read Flagger's Canaries and Argo's Rollouts"));
    assertThat(shift(Sights.v2Fails().unread(Unread.CANARIES)).unseen())
        .containsOnly(
            Map.entry(Reason.OWNED_BY_CONTROLLER, "Pulih may not read Flagger's Canaries"));
    assertThat(shift(Sights.v2Fails().unread(Unread.AUTOSCALERS)).unseen()).isEmpty();
  }

  @Test
  void where_no_signal_about_calls_is_read_nobody_knows_what_it_calls() {
    Fleet quiet = Fleet.quiet();
    TroubleElsewhere unread = new TroubleElsewhere(Optional.empty(), Map.of(), Optional.empty());
    Fleet fleet =
        new Fleet(
            quiet.switches(), quiet.restarts(), quiet.activity(), unread, quiet.openBreakers());
    for (OfStage stage : explain(fleet, Optional.empty()).stages()) {
      assertThat(stage.unseen())
          .containsEntry(Reason.DOWNSTREAM_FIRST, "no signal about calls is read");
      assertThat(stage.clear()).doesNotContain(Reason.DOWNSTREAM_FIRST).contains(Reason.STORM);
    }
    for (OfStage stage : explain(quiet, Optional.empty()).stages()) {
      assertThat(stage.clear()).contains(Reason.DOWNSTREAM_FIRST);
    }
  }

  @Test
  void without_a_healthy_subset_nobody_knows_whether_one_could_carry_the_load() {
    OfStage shift = shift(Sights.v2Fails().errors(V1_A, 0.3).errors(V1_B, 0.3));
    assertThat(shift.unseen())
        .containsOnlyKeys(Reason.NOT_SPLIT, Reason.NO_CAPACITY, Reason.IDLE_STANDBY)
        .containsValue("no subset is known to be healthy");
  }

  @Test
  void of_a_service_that_is_well_each_workload_is_looked_at() {
    Workload well = Sights.workload();
    Workload owned =
        new Workload(
            well.ref(),
            well.replicas(),
            new Workload.Rollout(7, 7, false, true, Optional.empty()),
            well.strategy(),
            FLAGGER);
    TemplateChange change =
        new TemplateChange(at(300), 6, 7, List.of("spec.containers[app].image"));
    Movement moved = new Movement(Optional.of(change), Optional.of(new Autoscaling("txn", 4, 6)));
    OfStage restart = restart(new Sights().workloads(owned).moved(moved));
    assertThat(restart.holds())
        .extracting(Hold::reason)
        .containsExactly(
            Reason.OWNED_BY_CONTROLLER,
            Reason.WORKLOAD_PAUSED,
            Reason.NEW_TEMPLATE,
            Reason.AUTOSCALING);
    assertThat(restart(new Sights()).clear())
        .containsAll(RestartInspection.guards())
        .contains(Reason.RESTART_LOOP);
  }

  @Test
  void of_what_is_no_deployment_it_says_that_its_state_was_not_looked_at() {
    WorkloadRef set = new WorkloadRef("bos", "StatefulSet", "txn-store");
    OfStage restart = restart(new Sights().with(Sights.ownedBy(set, V1_A)));
    assertThat(restart.holds())
        .containsExactly(
            new Hold(Reason.NOT_A_DEPLOYMENT, "StatefulSet bos/txn-store is not a Deployment"));
    assertThat(restart.unseen())
        .containsEntry(Reason.NEW_TEMPLATE, "StatefulSet bos/txn-store is not a Deployment");
    assertThat(restart.clear()).doesNotContain(Reason.NEW_TEMPLATE, Reason.TOO_FEW_PODS);
  }

  /** The other workloads of the service do not matter then. */
  @Test
  void of_a_service_that_is_ill_the_owner_of_the_worst_pod_is_looked_at() {
    WorkloadRef set = new WorkloadRef("bos", "StatefulSet", "txn-store");
    Sight sight = new Sights().with(Sights.ownedBy(set, V1_A)).sight();
    assertThat(RestartInspection.of(sight, Sights.condition(Sights.V2_A), "mine").clear())
        .isEqualTo(RestartInspection.guards());
    assertThat(RestartInspection.of(sight, Sights.condition(Sights.ref("gone")), "mine").unseen())
        .containsOnlyKeys(RestartInspection.guards())
        .containsValue("what owns its pods is not known");
  }

  private static OfStage shift(Sights sights) {
    return stage(Explanation.of(sights.sight(), Optional.empty(), new TreeMap<>()), Stage.SHIFT);
  }

  private static OfStage restart(Sights sights) {
    return stage(Explanation.of(sights.sight(), Optional.empty(), new TreeMap<>()), Stage.RESTART);
  }

  private static Fleet switched(Switches switches) {
    Fleet quiet = Fleet.quiet();
    return new Fleet(
        switches, quiet.restarts(), quiet.activity(), quiet.elsewhere(), quiet.openBreakers());
  }

  private static Explanation explain(Fleet fleet, Optional<Begun> incident) {
    return Explanation.of(new Sights().fleet(fleet).sight(), incident, new TreeMap<>());
  }

  private static OfStage stage(Explanation explanation, Stage stage) {
    assertThat(explanation.about().at()).isEqualTo(at(600));
    return explanation.stages().stream().filter(s -> s.stage() == stage).findFirst().orElseThrow();
  }
}
