package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Fleet.Acting;
import dev.pulih.policy.Fleet.Activity;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
    Fleet fleet = fleet(Switches.none(), activity(), Optional.of(storm));
    assertThat(holds(fleet))
        .containsExactly(
            new Hold(Reason.STORM, "2 services are anomalous since 2026-03-01T00:50:00Z"));
  }

  @Test
  void a_kill_switch_says_who_threw_it() {
    Switches off = new Switches(Optional.empty(), Optional.of("amir"));
    assertThat(holds(fleet(off, activity(), Optional.empty())))
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
    List<Instant> decided = new ArrayList<>();
    decided.add(NOW.minusSeconds(oldest));
    IntStream.range(1, count).forEach(i -> decided.add(NOW.minusSeconds(i)));
    Fleet fleet = fleet(Switches.none(), new Activity(List.of(), decided), Optional.empty());
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
            Optional.of(new Storm(at(3_000), Set.of(TXN))));
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
                        "Deployment bos/txn-service: 3 rollouts and 0 restarts of one pod within"
                            + " 10 min, limit 3")));
  }

  @Test
  void three_restarts_of_one_pod_are_a_loop_and_of_three_pods_are_not() {
    assertThat(loop(pod("a", 10), pod("a", 20), pod("a", 30))).isPresent();
    assertThat(loop(pod("a", 10), pod("b", 20), pod("c", 30))).isEmpty();
  }

  @Test
  void rollouts_and_the_worst_pod_add_up() {
    assertThat(loop(rollout(10), pod("a", 20), pod("a", 30), pod("b", 40)))
        .map(Hold::detail)
        .contains(
            "Deployment bos/txn-service: 1 rollouts and 2 restarts of one pod within 10 min,"
                + " limit 3");
    assertThat(loop(rollout(10), pod("a", 20), pod("b", 30), pod("c", 40))).isEmpty();
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

  private static RestartSeen pod(String name, long ago) {
    return new RestartSeen(WORKLOAD, name, "" + ago, NOW.minusSeconds(ago));
  }

  private static Fleet restarts(List<RestartSeen> restarts) {
    return new Fleet(Switches.none(), restarts, activity(), Optional.empty(), Set.of());
  }

  private static Fleet acting(Acting... acting) {
    return fleet(Switches.none(), activity(acting), Optional.empty());
  }

  private static Acting on(String incident, String object) {
    return new Acting(incident, Set.of(object));
  }

  private static Activity activity(Acting... acting) {
    return new Activity(List.of(acting), List.of());
  }

  private static Fleet fleet(Switches switches, Activity activity, Optional<Storm> storm) {
    return new Fleet(switches, List.of(), activity, storm, Set.of());
  }

  private List<Hold> holds(Fleet fleet) {
    return guards.anyAction(new ServiceRef("bos", "txn-service"), "mine", fleet, NOW);
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
