package dev.pulih.service.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.policy.Reason;
import dev.pulih.service.badinput.Loop;
import dev.pulih.service.badinput.Town;
import dev.pulih.service.badinput.Trial;
import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.testing.PrometheusStandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guards of stage 1, each about a service of its own of one running Pulih. */
class RestartGuardsIT {

  private static final String CALLS =
      "call_rate: {kind: call, labels: [from_namespace, from, namespace, service],"
          + " expression: \"pulih:call_rate[${window}]\"}";

  @TempDir private static Path folder;
  private static final Town town = new Town(10);
  private static final Colleague colleague = new Colleague(town);

  /** Two services whose pods are those of the first. */
  private static final String SHARING = town.next();

  private static final String SHARED = town.next();
  private static PrometheusStandIn prometheus;
  private static Loop loop;

  @BeforeAll
  static void start() {
    town.configure(SHARED, "selector: {app: %s}".formatted(SHARING));
    prometheus = town.prometheus();
    Map<String, String> texts =
        Map.of(
            "signals: {definitions: {",
            "signals: {definitions: {" + CALLS + ", ",
            "kubernetes: {server",
            "kubernetes: {refresh: 100ms, server");
    loop = Loop.changed(folder, town, prometheus.uri(), texts);
    colleague.seenBy(loop);
  }

  @AfterAll
  static void stop() {
    loop.close();
    prometheus.close();
    town.close();
  }

  private static Trial falls(String service) {
    return new Trial(town, loop, service, Sickness.ONE_POD);
  }

  @Test
  void a_caller_is_held_until_the_called_service_that_fell_ill_first_is_well() {
    String called = town.next();
    String caller = town.next();
    calls(caller, called);
    town.slow(called);
    String _ = loop.awaitIncident(called);
    Trial trial = falls(caller);
    trial.heldBy(Reason.DOWNSTREAM_FIRST, Town.NAMESPACE + "/" + called + ", which it calls");
    trial.recorded("HELD", Reason.DOWNSTREAM_FIRST);
    town.heal(called);
    trial.actedOnce();
  }

  private static void calls(String caller, String called) {
    Map<String, String> call =
        Map.of(
            "from_namespace",
            Town.NAMESPACE,
            "from",
            caller,
            "namespace",
            Town.NAMESPACE,
            "service",
            called);
    town.measured("call_rate", call, 50);
  }

  @Test
  void what_fell_ill_after_a_new_template_goes_to_people_with_the_way_back() {
    String service = town.next();
    colleague.deploys(service, "registry.example/new:2");
    colleague.seenBy(loop);
    Trial trial = falls(service);
    trial.heldBy(Reason.NEW_TEMPLATE, "-> registry.example/new:2");
    trial.heldBy(
        Reason.NEW_TEMPLATE,
        "kubectl -n bos rollout undo deployment/%s-v1 --to-revision=1".formatted(service));
    trial.recorded("WITH_PEOPLE", Reason.NEW_TEMPLATE);
  }

  @Test
  void a_restart_waits_until_the_autoscaler_has_what_it_wants() {
    String service = town.next();
    colleague.scales(service, 3);
    colleague.seenBy(loop);
    Trial trial = falls(service);
    trial.heldBy(Reason.AUTOSCALING, "from 2 to 3 pods");
    trial.recorded("HELD", Reason.AUTOSCALING);
    colleague.scaled(service);
    trial.actedOnce();
  }

  /** A rollout less, and it is restarted: whoever restarted it before brought no new template. */
  @Test
  void two_rollouts_and_a_crash_are_a_loop_for_people_and_one_with_a_crash_is_none() {
    String looping = town.next();
    String shaken = town.next();
    colleague.restarts(looping);
    colleague.restarts(shaken);
    colleague.seenBy(loop);
    colleague.restarts(looping);
    colleague.crashes(looping);
    colleague.crashes(shaken);
    colleague.seenBy(loop);
    Trial held = falls(looping);
    Trial let = falls(shaken);
    held.heldBy(Reason.RESTART_LOOP, "2 rollouts and 1 restarts of one container");
    held.recorded("WITH_PEOPLE", Reason.RESTART_LOOP);
    let.actedOnce();
  }

  @Test
  void of_two_services_that_share_a_deployment_the_second_waits_for_the_end_of_the_first() {
    Instant sick = Loop.upcoming();
    town.afflict(SHARING, "v1", sick);
    town.afflict(SHARED, "v1", sick);
    String first = loop.awaitIncident(SHARING);
    String second = loop.awaitIncident(SHARED);
    awaitStep(second, "RESTART_ACCEPTED");
    assertThat(loop.why(second, "HELD")).anyMatch(why -> why.contains("OBJECT_BUSY"));
    assertThat(loop.first(second, "RESTART_DECIDED").orElseThrow())
        .isAfterOrEqualTo(loop.first(first, "NOT_RECOVERED").orElseThrow());
    assertThat(town.changes(SHARING)).hasSize(2);
  }

  private static void awaitStep(String incident, String step) {
    await().atMost(Loop.PATIENCE).until(() -> loop.steps(incident).contains(step));
  }

  @Test
  void a_rollout_that_may_leave_too_few_pods_waits_for_a_person() {
    String service = town.next();
    colleague.recreates(service);
    colleague.seenBy(loop);
    Trial trial = falls(service);
    trial.heldBy(Reason.TOO_FEW_PODS, "may leave 0 of 2 pods");
    trial.recorded("APPROVAL_ASKED", Reason.TOO_FEW_PODS);
    String _ = loop.order("/api/incidents/" + trial.incident() + "/approve", "{}");
    trial.actedOnce();
  }

  @Test
  void a_paused_deployment_is_not_restarted_and_is_once_it_falls_ill_unpaused() {
    String service = town.next();
    colleague.pauses(service, true);
    colleague.seenBy(loop);
    Trial trial = falls(service);
    trial.heldBy(Reason.WORKLOAD_PAUSED, service + "-v1 is paused");
    trial.recorded("NOT_RECOVERED", Reason.WORKLOAD_PAUSED);
    String incident = trial.incident();
    town.heal(service);
    awaitStep(incident, "RESOLVED");
    colleague.pauses(service, false);
    colleague.seenBy(loop);
    falls(service).actedOnce();
  }
}
