package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Fleet.Acting;
import dev.pulih.policy.Fleet.Activity;
import dev.pulih.policy.Fleet.Done;
import dev.pulih.signal.Autoscaling;
import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each guard says who, what and why; its limit is tested at its bound, as seen at 3,600 s. */
class GuardsTest {

  private static final String DEPLOYMENT = "Deployment bos/txn-service";
  private static final String OBJECT = "Deployment bos/other";
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = at(3_600);
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final ServiceRef OTHER = new ServiceRef("bos", "ledger");
  private static final WorkloadRef WORKLOAD = WorkloadRef.deployment("bos", "txn-service");

  private final Guards guards = new Guards(GuardLimits.defaults());

  @Test
  void a_quiet_fleet_holds_nothing() {
    assertThat(holds(Fleet.quiet())).isEmpty();
    assertThat(guards.restartLoop(WORKLOAD, Fleet.quiet(), NOW)).isEmpty();
  }

  @Test
  void a_storm_says_how_many_services_and_since_when() {
    Storm storm = new Storm(at(3_000), Set.of(TXN, OTHER));
    Fleet fleet = fleet(Switches.none(), activity(), TroubleElsewhere.of(storm));
    assertThat(holds(fleet))
        .containsExactly(
            new Hold(Reason.STORM, "2 services are anomalous since 2026-03-01T00:50:00Z"));
  }

  @Test
  void a_kill_switch_says_who_threw_it() {
    Switches off = new Switches(Optional.empty(), Optional.of("amir"));
    assertThat(holds(fleet(off, activity(), TroubleElsewhere.nothing())))
        .containsExactly(new Hold(Reason.KILL_SWITCH, "switched off by amir"));
  }

  @Test
  void an_action_of_another_incident_makes_its_object_busy() {
    assertThat(Guards.busy(DEPLOYMENT, "mine", acting(on("theirs", DEPLOYMENT))))
        .contains(new Hold(Reason.OBJECT_BUSY, "incident theirs acts on " + DEPLOYMENT));
  }

  @Test
  void an_action_of_its_own_or_on_another_object_does_not_make_it_busy() {
    Fleet fleet = acting(on("mine", DEPLOYMENT), on("theirs", "VirtualService bos/txn-service"));
    assertThat(Guards.busy(DEPLOYMENT, "mine", fleet)).isEmpty();
  }

  @Test
  void two_recoveries_of_others_are_as_many_as_may_run_at_once() {
    Fleet one = acting(on("a", OBJECT), on("mine", OBJECT));
    assertThat(holds(one)).isEmpty();
    Fleet two = acting(on("a", OBJECT), on("b", OBJECT));
    assertThat(holds(two))
        .containsExactly(
            new Hold(
                Reason.TOO_MANY_ACTIONS,
                "2 recoveries under way (limit 2), 0 actions in the last hour (limit 6)"));
  }

  @ParameterizedTest(name = "{0} actions, the oldest {1} s ago: held {2}")
  @CsvSource({
    "5, 3599, false",
    "6, 3599, true",
    // An hour ago is no more within the hour.
    "6, 3600, false",
    "7, 3600, true",
  })
  void six_actions_in_the_last_hour_are_as_many_as_may_be_decided(
      int count, long oldest, boolean held) {
    List<Done> done = new ArrayList<>();
    done.add(done(OTHER, oldest, false));
    IntStream.range(1, count).forEach(i -> done.add(done(OTHER, i, false)));
    Fleet fleet = fleet(Switches.none(), new Activity(List.of(), done), TroubleElsewhere.nothing());
    assertThat(holds(fleet)).hasSize(held ? 1 : 0);
    if (held) {
      assertThat(holds(fleet).getFirst())
          .isEqualTo(
              new Hold(
                  Reason.TOO_MANY_ACTIONS,
                  "0 recoveries under way (limit 2), 6 actions in the last hour (limit 6)"));
    }
  }

  @Test
  void all_that_holds_is_said_the_shared_cause_first() {
    Fleet fleet =
        fleet(
            new Switches(
                Optional.of(new Switches.Pause("siti", "move", at(4_000))), Optional.empty()),
            activity(on("a", DEPLOYMENT), on("b", OBJECT)),
            TroubleElsewhere.of(new Storm(at(3_000), Set.of(TXN))));
    assertThat(holds(fleet))
        .extracting(Hold::reason)
        .containsExactly(Reason.STORM, Reason.PAUSED, Reason.TOO_MANY_ACTIONS);
  }

  @ParameterizedTest(name = "rollouts {0} s ago: loop {1}")
  @CsvSource({
    "'10, 300, 599', true",
    "'10, 599', false",
    // Ten minutes ago is no more within ten minutes.
    "'10, 300, 600', false",
    "'10, 20, 300, 600', true",
  })
  void three_rollouts_within_ten_minutes_are_a_loop(String ago, boolean loop) {
    Fleet fleet = restarts(rollouts(ago));
    Optional<Hold> hold = guards.restartLoop(WORKLOAD, fleet, NOW);
    assertThat(hold.isPresent()).isEqualTo(loop);
    hold.ifPresent(
        h ->
            assertThat(h)
                .isEqualTo(
                    new Hold(
                        Reason.RESTART_LOOP,
                        "Deployment bos/txn-service: 3 rollouts and 0 restarts of one container within"
                            + " 10 min, limit 3")));
  }

  @Test
  void three_restarts_of_one_container_are_a_loop_and_of_three_are_not() {
    assertThat(loop(died("a/app", 10), died("a/app", 20), died("a/app", 30))).isPresent();
    assertThat(loop(died("a/app", 10), died("b/app", 20), died("c/app", 30))).isEmpty();
    assertThat(loop(died("a/app", 10), died("a/proxy", 20), died("a/logs", 30))).isEmpty();
  }

  @Test
  void rollouts_and_the_worst_container_add_up() {
    assertThat(loop(rollout(10), died("a/app", 20), died("a/app", 30), died("b/app", 40)))
        .map(Hold::detail)
        .contains(
            "Deployment bos/txn-service: 1 rollouts and 2 restarts of one container within 10 min,"
                + " limit 3");
    assertThat(loop(rollout(10), died("a/app", 20), died("b/app", 30), died("c/app", 40)))
        .isEmpty();
  }

  @Test
  void restarts_of_another_workload_do_not_count() {
    WorkloadRef canary = WorkloadRef.deployment("bos", "txn-canary");
    RestartSeen stranger = new RestartSeen(canary, RestartSeen.ROLLOUT, "x", at(3_590));
    assertThat(loop(rollout(10), rollout(20), stranger)).isEmpty();
  }

  private Optional<Hold> loop(RestartSeen... restarts) {
    return guards.restartLoop(WORKLOAD, restarts(List.of(restarts)), NOW);
  }

  private static List<RestartSeen> rollouts(String ago) {
    return LongStream.of(List.of(ago.split(", ")).stream().mapToLong(Long::parseLong).toArray())
        .mapToObj(GuardsTest::rollout)
        .toList();
  }

  private static RestartSeen rollout(long ago) {
    return new RestartSeen(WORKLOAD, RestartSeen.ROLLOUT, "hash" + ago, NOW.minusSeconds(ago));
  }

  @ParameterizedTest(name = "three in vain, the oldest {0} s ago: {1}")
  @CsvSource({"14399, true", "14400, false"})
  void three_actions_that_did_not_help_within_four_hours_are_enough(long oldest, boolean held) {
    List<Done> done = List.of(done(TXN, oldest, true), done(TXN, 300, true), done(TXN, 10, true));
    List<Hold> holds = holds(doing(done));
    assertThat(holds).hasSize(held ? 1 : 0);
    if (held) {
      assertThat(holds.getFirst())
          .isEqualTo(
              new Hold(
                  Reason.INEFFECTIVE, TXN + ": 3 actions within 240 min did not help, limit 3"));
    }
  }

  @Test
  void what_helped_or_was_done_for_another_service_is_not_in_vain() {
    List<Done> two = List.of(done(TXN, 900, true), done(TXN, 300, true));
    assertThat(holds(doing(with(two, done(TXN, 10, false))))).isEmpty();
    assertThat(holds(doing(with(two, done(OTHER, 10, true))))).isEmpty();
  }

  private static List<Done> with(List<Done> some, Done more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private static Done done(ServiceRef service, long ago, boolean inVain) {
    return new Done(service, NOW.minusSeconds(ago), inVain);
  }

  private static Fleet doing(List<Done> done) {
    return fleet(Switches.none(), new Activity(List.of(), done), TroubleElsewhere.nothing());
  }

  @Test
  void a_service_that_it_calls_and_that_was_anomalous_first_holds_its_caller_alone() {
    TroubleElsewhere elsewhere =
        new TroubleElsewhere(
            Optional.empty(), Map.of(TXN, at(3_000), OTHER, at(2_900)), Optional.of(calls()));
    Fleet fleet = fleet(Switches.none(), activity(), elsewhere);
    assertThat(Guards.downstreamFirst(TXN, fleet, at(3_000)))
        .contains(
            new Hold(
                Reason.DOWNSTREAM_FIRST,
                OTHER + ", which it calls, is anomalous since 2026-03-01T00:48:20Z"));
    assertThat(Guards.downstreamFirst(OTHER, fleet, at(2_900))).isEmpty();
  }

  private static CallGraph calls() {
    Map<Entity, Reading> call = Map.of(new Entity.OfCall(TXN, OTHER), new Reading.Value(3));
    return CallGraph.of(new Readings(NOW, Map.of(Signals.CALL_RATE, call), Map.of()));
  }

  @ParameterizedTest(name = "template {0} s before the onset: {1}")
  @CsvSource({"-1, false", "0, true", "1799, true", "1800, false"})
  void a_new_template_within_half_an_hour_before_the_onset_is_to_be_undone(
      long before, boolean held) {
    Instant onset = at(3_000);
    TemplateChange change =
        new TemplateChange(onset.minusSeconds(before), 7, 8, List.of("a", "b", "c", "d", "e", "f"));
    Movement movement = new Movement(Optional.of(change), Optional.empty());
    assertThat(guards.newTemplate(WORKLOAD, movement, onset))
        .isEqualTo(
            held
                ? Optional.of(
                    new Hold(
                        Reason.NEW_TEMPLATE,
                        "Deployment bos/txn-service has a new pod template since "
                            + change.at()
                            + " (a, b, c, d, e and 1 more); undo it: kubectl -n bos rollout undo"
                            + " deployment/txn-service --to-revision=7"))
                : Optional.empty());
  }

  /** A person sees each of them, and which one holds first does not change. */
  @Test
  void all_that_people_switched_is_told_the_kill_switch_first() {
    Switches all =
        new Switches(
            Optional.of(new Switches.Pause("siti", "a talk", NOW.plusSeconds(60))),
            Optional.of("amir"),
            List.of(
                new Maintenance(
                    "m-1",
                    new Maintenance.Work(Set.of(), "siti", "new database", false),
                    new Maintenance.Period(NOW.minusSeconds(60), NOW.plusSeconds(60)))));
    Fleet switched = fleet(all, activity(), TroubleElsewhere.nothing());
    assertThat(guards.anyAction(TXN, "mine", switched, NOW))
        .extracting(Hold::reason)
        .containsExactly(Reason.KILL_SWITCH, Reason.PAUSED, Reason.MAINTENANCE);
    assertThat(all.hold(TXN, NOW)).map(Hold::reason).contains(Reason.KILL_SWITCH);
  }

  @Test
  void an_autoscaler_that_changes_the_number_of_pods_holds_a_restart() {
    assertThat(Guards.autoscaling(WORKLOAD, scaled(4, 6)))
        .contains(
            new Hold(
                Reason.AUTOSCALING,
                "HorizontalPodAutoscaler txn scales Deployment bos/txn-service from 4 to 6 pods"));
    assertThat(Guards.autoscaling(WORKLOAD, scaled(6, 6))).isEmpty();
    assertThat(Guards.autoscaling(WORKLOAD, Movement.none())).isEmpty();
  }

  private static Movement scaled(int current, int desired) {
    return new Movement(Optional.empty(), Optional.of(new Autoscaling("txn", current, desired)));
  }

  private static RestartSeen died(String container, long ago) {
    return new RestartSeen(WORKLOAD, container, "" + ago, NOW.minusSeconds(ago));
  }

  private static Fleet restarts(List<RestartSeen> restarts) {
    return new Fleet(Switches.none(), restarts, activity(), TroubleElsewhere.nothing(), Set.of());
  }

  private static Fleet acting(Acting... acting) {
    return fleet(Switches.none(), activity(acting), TroubleElsewhere.nothing());
  }

  private static Acting on(String incident, String object) {
    return new Acting(incident, Set.of(object));
  }

  private static Activity activity(Acting... acting) {
    return new Activity(List.of(acting), List.of());
  }

  private static Fleet fleet(Switches switches, Activity activity, TroubleElsewhere elsewhere) {
    return new Fleet(switches, List.of(), activity, elsewhere, Set.of());
  }

  private List<Hold> holds(Fleet fleet) {
    return guards.anyAction(TXN, "mine", fleet, NOW);
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
