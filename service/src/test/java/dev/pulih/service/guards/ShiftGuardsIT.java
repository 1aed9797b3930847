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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guards of stage 2, each about a service of its own of one running Pulih. */
class ShiftGuardsIT {

  private static final String DEPLOYMENTS = "deployments: [%1$s-v1, %1$s-v2]";

  @TempDir private static Path folder;
  private static final Town town = new Town(6);

  /** Its pods serve less than two of them would have to, by the configuration. */
  private static final String SMALL = town.next();

  /** The same, by what its pods have served. */
  private static final String SEEN_SMALL = town.next();

  /** Two services behind one VirtualService, that of the first. */
  private static final String SHARING = town.next();

  private static final String SHARED = town.next();
  private static PrometheusStandIn prometheus;
  private static Loop loop;

  @BeforeAll
  static void start() {
    town.configure(SMALL, DEPLOYMENTS.formatted(SMALL) + ", capacityPerPod: 100");
    town.configure(SEEN_SMALL, DEPLOYMENTS.formatted(SEEN_SMALL));
    town.configure(
        SHARED, "selector: {app: %1$s}, host: %1$s, capacityPerPod: 10000".formatted(SHARING));
    town.measured("pod_capacity", Map.of("namespace", Town.NAMESPACE, "service", SEEN_SMALL), 110);
    prometheus = town.prometheus();
    Map<String, String> texts =
        Map.of(
            "restart: {for: 2s", "restart: {for: 60s",
            "shift: {for: 60s", "shift: {for: 2s",
            "kubernetes: {server", "kubernetes: {refresh: 100ms, server");
    loop = Loop.changed(folder, town, prometheus.uri(), texts);
    new Colleague(town).seenBy(loop);
  }

  @AfterAll
  static void stop() {
    loop.close();
    prometheus.close();
    town.close();
  }

  private static Trial falls(String service) {
    return new Trial(town, loop, service, Sickness.A_VERSION);
  }

  /** Four pods serve 200 requests/s each; with a headroom of 20 %, two must carry 960. */
  @Test
  void a_subset_that_cannot_carry_the_load_gets_none_and_one_that_can_gets_all() {
    Trial small = falls(SMALL);
    Trial seenSmall = falls(SEEN_SMALL);
    Trial large = falls(town.next());
    small.heldBy(Reason.NO_CAPACITY, "2 ready pods x 100 requests/s are less than the 960");
    seenSmall.heldBy(Reason.NO_CAPACITY, "2 ready pods x 110 requests/s are less than the 960");
    small.recorded("WITH_PEOPLE", Reason.NO_CAPACITY);
    seenSmall.recorded("WITH_PEOPLE", Reason.NO_CAPACITY);
    large.actedOnce();
  }

  @Test
  void a_subset_without_traffic_gets_it_once_a_person_approves() {
    String service = town.next();
    Colleague colleague = new Colleague(town);
    colleague.standsBy(service);
    colleague.seenBy(loop);
    Trial trial = falls(service);
    trial.heldBy(Reason.IDLE_STANDBY, "subset v1 has had no traffic");
    trial.recorded("APPROVAL_ASKED", Reason.IDLE_STANDBY);
    String _ = loop.order("/api/incidents/" + trial.incident() + "/approve", "{}");
    trial.actedOnce();
  }

  /** Which of the two is first is not said. */
  @Test
  void of_two_services_that_share_a_virtual_service_the_second_waits_and_goes_to_people() {
    Instant sick = Loop.upcoming();
    town.afflict(SHARING, "v2", sick);
    town.afflict(SHARED, "v2", sick);
    List<String> incidents = List.of(loop.awaitIncident(SHARING), loop.awaitIncident(SHARED));
    await().atMost(Loop.PATIENCE).until(() -> incidents.stream().anyMatch(this::isWithPeople));
    String second = incidents.stream().filter(this::isWithPeople).findFirst().orElseThrow();
    assertThat(loop.why(second, "HELD")).anyMatch(why -> why.contains("OBJECT_BUSY"));
    assertThat(loop.why(second, "WITH_PEOPLE")).anyMatch(why -> why.contains("BREAKER_OPEN"));
    assertThat(incidents.stream().filter(id -> loop.steps(id).contains("SHIFT_DECIDED")))
        .as("who shifted")
        .hasSize(1)
        .doesNotContain(second);
    assertThat(town.changes(SHARING)).hasSize(1);
  }

  private boolean isWithPeople(String incident) {
    return loop.steps(incident).contains("WITH_PEOPLE");
  }
}
