package dev.pulih.recover;

import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Sights.V1_A;
import static dev.pulih.recover.Sights.V2_A;
import static dev.pulih.recover.Sights.condition;
import static dev.pulih.recover.Sights.ownedBy;
import static dev.pulih.signal.Signals.CALL_RATE;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Fleet;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Storm;
import dev.pulih.policy.Switches;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which workload stage 1 would restart, and each thing that holds it. */
class RestartPlannerTest {

  private static final ServiceRef LEDGER = new ServiceRef("bos", "ledger");

  @Test
  void the_deployment_of_the_worst_pod_is_restarted_and_nothing_holds_it() {
    RestartOption option = option(new Sights());
    assertThat(option.workload()).contains(WORKLOAD);
    assertThat(option.holds()).isEmpty();
    assertThat(option.condition()).isEqualTo(condition(V2_A));
  }

  @Test
  void the_worst_pod_comes_first_and_decides_whose_workload_it_is() {
    WorkloadRef canary = WorkloadRef.deployment("bos", "txn-canary");
    Sights two =
        new Sights().with(ownedBy(canary, V1_A)).workloads(Sights.workload(), named(canary));
    assertThat(option(two, condition(V1_A, V2_A)).workload()).contains(canary);
    assertThat(option(two, condition(V2_A, V1_A)).workload()).contains(WORKLOAD);
  }

  @Test
  void a_pod_that_nobody_knows_holds_it() {
    RestartOption option = option(new Sights(), condition(Sights.ref("gone")));
    assertThat(option.workload()).isEmpty();
    assertHeld(option, Reason.NOT_KNOWN, "what owns the pod is not known");
    assertHeld(option(new Sights(), condition()), Reason.NOT_KNOWN, "owns");
  }

  @Test
  void an_inventory_that_nobody_has_holds_it() {
    RestartOption option = option(new Sights().unknown());
    assertThat(option.workload()).isEmpty();
    assertHeld(option, Reason.NOT_KNOWN, "what owns the pod is not known");
  }

  @Test
  void a_stateful_set_is_not_restarted() {
    WorkloadRef ref = new WorkloadRef("bos", "StatefulSet", "txn-service");
    RestartOption option = option(new Sights().with(ownedBy(ref, V2_A)));
    assertHeld(option, Reason.NOT_A_DEPLOYMENT, "StatefulSet bos/txn-service is not a Deployment");
  }

  @Test
  void a_deployment_whose_state_nobody_knows_is_not_restarted() {
    RestartOption option = option(new Sights().workloads());
    assertThat(option.workload()).contains(WORKLOAD);
    assertHeld(option, Reason.NOT_KNOWN, "the state of Deployment bos/txn-service is not known");
  }

  @Test
  void a_release_controller_keeps_its_own() {
    Workload flagger =
        new Workload(
            WORKLOAD,
            replicas(4),
            rollout(7, false),
            new Strategy(false, 3),
            new Ownership(Optional.of("Flagger"), Set.of()));
    assertHeld(
        option(new Sights().workloads(flagger)),
        Reason.OWNED_BY_CONTROLLER,
        "Deployment bos/txn-service belongs to Flagger");
  }

  @Test
  void a_git_ops_tool_is_no_obstacle_since_the_template_keeps_its_annotation_and_is_told() {
    Workload argo =
        new Workload(
            WORKLOAD,
            replicas(4),
            rollout(7, false),
            new Strategy(false, 3),
            new Ownership(Optional.empty(), Set.of("Argo CD")));
    assertThat(option(new Sights().workloads(argo)).holds())
        .containsExactly(
            new Hold(
                Reason.GITOPS,
                "Argo CD keeps Deployment bos/txn-service as it is in Git; a restart stays"));
  }

  @Test
  void a_paused_deployment_would_not_roll_out() {
    assertHeld(
        option(new Sights().workloads(workload(4, 7, true, new Strategy(false, 3)))),
        Reason.WORKLOAD_PAUSED,
        "Deployment bos/txn-service is paused");
  }

  @Test
  void a_rollout_under_way_is_waited_for() {
    // The controller has seen generation 6 of 7.
    assertHeld(
        option(new Sights().workloads(workload(4, 6, false, new Strategy(false, 3)))),
        Reason.ROLLOUT_IN_PROGRESS,
        "Deployment bos/txn-service is rolling out");
  }

  @ParameterizedTest(name = "{0} wanted, {1} left, recreate {2}: held {3}")
  @CsvSource({
    // Half of the pods is enough; fewer are not.
    "4, 2, false, false",
    "4, 1, false, true",
    "5, 2, false, true",
    "5, 3, false, false",
    // Recreate leaves none, whatever is said beside it.
    "4, 4, true, true",
    // One of one is enough; none at all never is, not even of none.
    "1, 1, false, false",
    "1, 0, false, true",
    "0, 0, false, true",
  })
  void a_rollout_that_may_leave_less_than_half_of_the_pods_asks_a_person(
      int wanted, int left, boolean recreate, boolean held) {
    RestartOption option =
        option(new Sights().workloads(workload(wanted, 7, false, new Strategy(recreate, left))));
    assertThat(option.holds()).hasSize(held ? 1 : 0);
    if (held) {
      String who = "a rollout of Deployment bos/txn-service may leave ";
      assertHeld(
          option, Reason.TOO_FEW_PODS, who + (recreate ? 0 : left) + " of " + wanted + " pods");
    }
  }

  @Test
  void everything_that_speaks_against_it_is_named() {
    Workload all =
        new Workload(
            WORKLOAD,
            new Replicas(4, 4, 3, 4),
            rollout(7, true),
            new Strategy(true, 3),
            new Ownership(Optional.of("Argo Rollouts"), Set.of()));
    assertThat(option(new Sights().workloads(all)).holds())
        .extracting(Hold::reason)
        .containsExactly(
            Reason.OWNED_BY_CONTROLLER,
            Reason.WORKLOAD_PAUSED,
            Reason.ROLLOUT_IN_PROGRESS,
            Reason.TOO_FEW_PODS);
  }

  @Test
  void a_loop_of_any_of_the_services_workloads_holds_it() {
    WorkloadRef canary = WorkloadRef.deployment("bos", "txn-canary");
    Sights two = new Sights().workloads(Sights.workload(), named(canary)).fleet(looping(canary));
    assertHeld(option(two), Reason.RESTART_LOOP, "Deployment bos/txn-canary: 3 rollouts");
  }

  @Test
  void a_loop_of_what_is_no_deployment_holds_it_too() {
    WorkloadRef set = new WorkloadRef("bos", "StatefulSet", "txn-store");
    Sights sights = new Sights().with(ownedBy(set, V1_A)).fleet(looping(set));
    assertHeld(option(sights), Reason.RESTART_LOOP, "StatefulSet bos/txn-store: 3 rollouts");
  }

  @Test
  void a_loop_of_another_services_workload_is_not_its_own() {
    WorkloadRef other = WorkloadRef.deployment("bos", "ledger");
    assertThat(option(new Sights().fleet(looping(other))).holds()).isEmpty();
  }

  @Test
  void a_template_that_came_before_the_trouble_is_to_be_undone() {
    TemplateChange change = new TemplateChange(at(0), 6, 7, List.of("spec.containers[app].image"));
    Movement deployed = new Movement(Optional.of(change), Optional.empty());
    assertHeld(
        option(new Sights().moved(deployed)), Reason.NEW_TEMPLATE, "rollout undo deployment/");
  }

  /** The condition of the stage began at 290 s. */
  @Test
  void a_template_that_came_when_requests_failed_already_is_not_what_breaks_them() {
    Sights before = ill(100, Sights.finding(ERROR_RATE, Severity.P1, 100)).moved(deployed(200));
    assertThat(option(before).holds()).isEmpty();
    assertThat(option(new Sights().moved(deployed(291))).holds()).isEmpty();
    assertHeld(option(new Sights().moved(deployed(290))), Reason.NEW_TEMPLATE, "");
  }

  @ParameterizedTest(name = "{0} since two hours: a deploy is to be undone")
  @CsvSource({"kafka_lag, P2", "kafka_lag, P1", "error_rate, P2"})
  void a_trouble_that_stood_before_a_deploy_does_not_hide_it(String signal, Severity severity) {
    Signal standing = signal.equals("error_rate") ? ERROR_RATE : KAFKA_LAG;
    Sights ill =
        ill(
            -7_000,
            Sights.finding(standing, severity, -7_000),
            Sights.finding(ERROR_RATE, Severity.P1, 280));
    assertHeld(option(ill.moved(deployed(270))), Reason.NEW_TEMPLATE, "");
  }

  /** A leak: the latency first, the errors 50 minutes after the deploy. */
  @Test
  void what_a_deploy_breaks_may_show_in_another_signal_long_before() {
    Sights leak = ill(-1_000, Sights.finding(P99_LATENCY, Severity.P2, -1_000));
    assertHeld(option(leak.moved(deployed(-2_700))), Reason.NEW_TEMPLATE, "");
    assertThat(option(leak.moved(deployed(-2_800))).holds()).isEmpty();
  }

  /** The called service fell ill at 270 s. */
  @Test
  void a_trouble_that_stood_before_does_not_hide_that_a_called_service_fell_ill_first() {
    Finding lag = Sights.finding(KAFKA_LAG, Severity.P2, -7_000);
    Finding after = Sights.finding(ERROR_RATE, Severity.P1, 285);
    Finding before = Sights.finding(ERROR_RATE, Severity.P1, 260);
    assertHeld(
        option(ill(calls(), -7_000, lag, after)),
        Reason.DOWNSTREAM_FIRST,
        "bos/ledger, which it calls");
    assertThat(option(ill(calls(), -7_000, lag, before)).holds()).isEmpty();
  }

  private static Movement deployed(long second) {
    TemplateChange change =
        new TemplateChange(at(second), 6, 7, List.of("spec.containers[app].image"));
    return new Movement(Optional.of(change), Optional.empty());
  }

  private static CallGraph calls() {
    Map<Entity, Reading> call = Map.of(new Entity.OfCall(TXN, LEDGER), new Reading.Value(3));
    return CallGraph.of(new Readings(at(0), Map.of(CALL_RATE, call), Map.of()));
  }

  private static Sights ill(long first, Finding... findings) {
    return ill(CallGraph.none(), first, findings);
  }

  /** A service with these findings, the first of them since then; another is ill since 270 s. */
  private static Sights ill(CallGraph calls, long first, Finding... findings) {
    Map<ServiceRef, Instant> onsets = Map.of(TXN, at(first), LEDGER, at(270));
    Fleet quiet = Fleet.quiet();
    return new Sights()
        .found(findings)
        .fleet(
            new Fleet(
                quiet.switches(),
                quiet.restarts(),
                quiet.activity(),
                new TroubleElsewhere(Optional.empty(), onsets, Optional.of(calls)),
                quiet.openBreakers()));
  }

  @Test
  void an_autoscaler_at_work_is_waited_for() {
    Movement scaled = new Movement(Optional.empty(), Optional.of(new Autoscaling("txn", 4, 6)));
    assertHeld(option(new Sights().moved(scaled)), Reason.AUTOSCALING, "from 4 to 6 pods");
  }

  @Test
  void the_guards_hold_it() {
    Fleet stormy =
        new Fleet(
            new Switches(Optional.empty(), Optional.of("amir")),
            List.of(),
            new Fleet.Activity(
                List.of(new Fleet.Acting("other", Set.of(WORKLOAD.toString()))), List.of()),
            TroubleElsewhere.of(new Storm(at(500), Set.of(TXN))),
            Set.of());
    assertThat(option(new Sights().fleet(stormy)).holds())
        .extracting(Hold::reason)
        .containsExactly(Reason.STORM, Reason.KILL_SWITCH, Reason.OBJECT_BUSY);
  }

  @Test
  void its_own_action_does_not_make_the_workload_busy() {
    Fleet own =
        new Fleet(
            Switches.none(),
            List.of(),
            new Fleet.Activity(
                List.of(new Fleet.Acting("mine", Set.of(WORKLOAD.toString()))), List.of()),
            TroubleElsewhere.nothing(),
            Set.of());
    assertThat(option(new Sights().fleet(own)).holds()).isEmpty();
  }

  private static RestartOption option(Sights sights) {
    return option(sights, condition(V2_A));
  }

  private static RestartOption option(Sights sights, StageCondition condition) {
    return RestartPlanner.option(sights.sight(), condition, "mine");
  }

  private static void assertHeld(RestartOption option, Reason reason, String detail) {
    assertThat(option.holds())
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.reason()).isEqualTo(reason);
              assertThat(hold.detail()).contains(detail);
            });
  }

  static Fleet looping(WorkloadRef workload) {
    List<RestartSeen> three =
        LongStream.of(10, 300, 500)
            .mapToObj(s -> new RestartSeen(workload, RestartSeen.ROLLOUT, "hash" + s, at(s)))
            .toList();
    Fleet quiet = Fleet.quiet();
    return new Fleet(
        quiet.switches(), three, quiet.activity(), quiet.elsewhere(), quiet.openBreakers());
  }

  private static Workload named(WorkloadRef ref) {
    Workload workload = Sights.workload();
    return new Workload(
        ref, workload.replicas(), workload.rollout(), workload.strategy(), workload.ownership());
  }

  private static Workload workload(int wanted, long observed, boolean paused, Strategy strategy) {
    return new Workload(
        WORKLOAD, replicas(wanted), rollout(observed, paused), strategy, Ownership.none());
  }

  private static Replicas replicas(int wanted) {
    return new Replicas(wanted, wanted, wanted, wanted);
  }

  private static Rollout rollout(long observed, boolean paused) {
    return new Rollout(7, observed, false, paused, Optional.empty());
  }
}
