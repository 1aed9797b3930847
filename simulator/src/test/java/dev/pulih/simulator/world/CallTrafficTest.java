package dev.pulih.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.metrics.CallCounts;
import dev.pulih.simulator.metrics.CallStatus;
import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.world.ServiceProfile.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTrafficTest {
  private static final Instant BEGINNING = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant ONSET = BEGINNING.plusSeconds(60);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final BackOffice USUAL = BackOffice.usual();
  private static final BackOffice COUPLED = BackOffice.coupled();

  /** A world two minutes after its onset. */
  private static World world(BackOffice office, Fault fault) {
    Plan plan = new Plan(office, fault, ONSET, Pace.usual());
    World world = new World(plan, BEGINNING, new SplittableRandom(1));
    world.advanceTo(ONSET.plusSeconds(120), STEP);
    return world;
  }

  private static BackOffice without(BackOffice office) {
    return new BackOffice(
        office.services(),
        office.groups(),
        office.databases(),
        CallPlan.none(),
        office.requestsPerSecond());
  }

  private static String requests(World world) {
    StringBuilder all = new StringBuilder();
    for (Backend pod : world.fleet().all()) {
      all.append(pod.view()).append(pod.log().current());
      for (int column = 0; column <= Column.LATENCY_SUM; column++) {
        all.append(' ').append(pod.counters().value(column));
      }
    }
    world.groups().forEach(group -> all.append(group.lag()));
    return all.toString();
  }

  private static String calls(World world) {
    StringBuilder all = new StringBuilder();
    for (Backend pod : world.fleet().all()) {
      pod.sidecar().made().forEach((callee, made) -> append(all, callee.toString(), made));
      pod.sidecar().taken().forEach((by, taken) -> append(all, by.toString(), taken));
    }
    return all.toString();
  }

  private static void append(StringBuilder all, String other, CallCounts counts) {
    all.append(other);
    Stream.of(CallStatus.values()).forEach(status -> all.append(' ').append(counts.value(status)));
  }

  private static double made(World world, String caller, String callee, CallStatus... statuses) {
    return sum(
        world,
        caller,
        pod ->
            pod.sidecar().made().entrySet().stream()
                .filter(e -> e.getKey().name().equals(callee))
                .map(e -> e.getValue()),
        statuses);
  }

  private static double taken(World world, String callee, String caller, CallStatus... statuses) {
    return sum(
        world,
        callee,
        pod ->
            pod.sidecar().taken().entrySet().stream()
                .filter(e -> e.getKey().service().name().equals(caller))
                .map(e -> e.getValue()),
        statuses);
  }

  private static double sum(
      World world,
      String service,
      Function<Backend, Stream<CallCounts>> counts,
      CallStatus... statuses) {
    return world.fleet().of(service).stream()
        .flatMap(counts)
        .mapToDouble(c -> Stream.of(statuses).mapToDouble(c::value).sum())
        .sum();
  }

  private static double errors(World world, String service) {
    double failed = 0;
    double all = 0;
    for (Backend pod : world.fleet().of(service)) {
      failed += pod.counters().value(Column.UNAVAILABLE);
      all += pod.counters().requests();
    }
    return failed / all;
  }

  private static void fail(Levers levers, String service, double share) {
    levers.pods(service).forEach(pod -> pod.suffer(Ailment.failing(share)));
  }

  @Test
  void who_calls_whom_changes_nothing_where_nobody_depends_on_it() {
    Fault fault =
        levers -> {
          fail(levers, "txn-service", 0.3);
          levers.pods("billing-service").forEach(pod -> pod.suffer(Ailment.slow(40)));
          if (levers.begins()) {
            levers.crash(levers.pods("account-service").getFirst(), Crash.ERROR, "gone");
          }
        };
    assertThat(requests(world(USUAL, fault))).isEqualTo(requests(world(without(USUAL), fault)));
  }

  @Test
  void the_same_seed_counts_the_same_calls() {
    assertThat(calls(world(COUPLED, Fault.none()))).isEqualTo(calls(world(COUPLED, Fault.none())));
  }

  @Test
  void a_caller_makes_so_many_calls_for_each_of_its_requests() {
    World world = world(USUAL, Fault.none());
    double requests =
        world.fleet().of("api-gateway").stream().mapToDouble(p -> p.counters().requests()).sum();
    double calls = made(world, "api-gateway", "txn-service", CallStatus.values());
    // One for every second request; some 200,000 calls are exact to a percent.
    assertThat(calls / requests).isCloseTo(0.5, within(0.005));
  }

  @ParameterizedTest
  @EnumSource
  void both_sides_count_the_same_calls_while_none_times_out(CallStatus status) {
    World world = world(USUAL, levers -> fail(levers, "account-service", 0.2));
    for (CallProfile edge : USUAL.calls().to("account-service")) {
      // 120 ms at the 99th percentile and 1 s of patience: 1 in 50,000 takes longer.
      double late = made(world, edge.caller(), "account-service", CallStatus.TIMED_OUT);
      assertThat(late).isLessThan(20);
      if (status != CallStatus.TIMED_OUT) {
        assertThat(made(world, edge.caller(), "account-service", status))
            .isCloseTo(taken(world, "account-service", edge.caller(), status), within(late));
      }
    }
    assertThat(made(world, "txn-service", "account-service", CallStatus.UNAVAILABLE))
        .isGreaterThan(1_000);
  }

  @Test
  void what_its_sidecar_counts_are_all_requests_of_a_pod() {
    World world = world(USUAL, levers -> fail(levers, "billing-service", 0.2));
    for (Backend pod : world.fleet().all()) {
      assertThat(taken(pod, CallStatus.OK)).isEqualTo(pod.counters().value(Column.OK));
      assertThat(taken(pod, CallStatus.NOT_FOUND))
          .isEqualTo(pod.counters().value(Column.NOT_FOUND));
      assertThat(taken(pod, CallStatus.UNAVAILABLE))
          .isEqualTo(pod.counters().value(Column.UNAVAILABLE));
    }
  }

  private static double taken(Backend pod, CallStatus status) {
    return pod.sidecar().taken().values().stream().mapToDouble(c -> c.value(status)).sum();
  }

  @Test
  void a_call_that_takes_longer_than_its_caller_waits_has_failed_for_the_caller_alone() {
    World world =
        world(USUAL, levers -> levers.pods("account-service").forEach(CallTrafficTest::crawl));
    double late = made(world, "txn-service", "account-service", CallStatus.TIMED_OUT);
    double fine = made(world, "txn-service", "account-service", CallStatus.OK);
    // In the two minutes of three nearly all of them.
    assertThat(late / (late + fine)).isCloseTo(2 / 3.0, within(0.06));
    assertThat(taken(world, "account-service", "txn-service", CallStatus.TIMED_OUT)).isZero();
    assertThat(errors(world, "account-service")).isLessThan(0.001);
    assertThat(errors(world, "txn-service")).isLessThan(0.001);
  }

  private static void crawl(Backend pod) {
    pod.suffer(Ailment.slow(200));
  }

  @Test
  void calls_to_a_service_without_pods_fail_at_the_caller() {
    BackOffice none = USUAL.with("billing-service", s -> s.with(new Version("v1", 0, 100)));
    World world = world(none, Fault.none());
    assertThat(made(world, "payment-service", "billing-service", CallStatus.UNAVAILABLE))
        .isGreaterThan(10_000);
    assertThat(made(world, "payment-service", "billing-service", CallStatus.OK)).isZero();
  }

  @Test
  void nobody_calls_more_than_there_are_requests() {
    BackOffice quiet =
        USUAL.with(
            "violation-service",
            s -> s.with(new ServiceProfile.Load(0.000_1, s.load().podCapacity())));
    World world = world(quiet, Fault.none());
    double demanded = world.traffic("violation-service").demanded();
    assertThat(made(world, "api-gateway", "violation-service", CallStatus.values()))
        .isBetween(demanded / 2, demanded);
  }

  @Test
  void a_restarted_container_counts_from_zero() {
    World world =
        world(
            USUAL,
            levers -> {
              if (levers.begins()) {
                levers.crash(levers.pods("txn-service").getFirst(), Crash.ERROR, "gone");
              }
            });
    double restarted = madeBy(world.fleet().of("txn-service").getFirst());
    double other = madeBy(world.fleet().of("txn-service").getLast());
    assertThat(restarted).isBetween(1.0, 0.8 * other);
  }

  private static double madeBy(Backend pod) {
    return pod.sidecar().made().values().stream().mapToDouble(c -> c.value(CallStatus.OK)).sum();
  }

  @Test
  void a_failing_leaf_is_felt_two_levels_up_and_weaker_at_each() {
    World world = world(COUPLED, levers -> fail(levers, "billing-service", 0.6));
    double leaf = errors(world, "billing-service");
    double caller = errors(world, "payment-service");
    double above = errors(world, "txn-service");
    double gate = errors(world, "api-gateway");
    // 0.6 in two of the three minutes, in whose first seconds there are no pods yet; 0.6 calls per
    // request with a coupling of 0.9, then 0.5, then 0.6.
    assertThat(leaf).isBetween(0.4, 0.45);
    assertThat(caller / leaf).isCloseTo(0.6 * 0.9, within(0.03));
    assertThat(above / caller).isCloseTo(0.5 * 0.9, within(0.03));
    assertThat(gate / above).isBetween(0.5, 0.7); // and a little by violation-service
    assertThat(errors(world, "account-service")).isLessThan(0.001);
  }

  @Test
  void one_bad_pod_hurts_the_callers_by_its_share() {
    World world =
        world(
            COUPLED,
            levers ->
                levers.pods("billing-service").stream()
                    .limit(1)
                    .forEach(pod -> pod.suffer(Ailment.failing(0.9))));
    // A third of the requests, 0.9 of them, two minutes of three, 0.54 of them hurt.
    assertThat(errors(world, "payment-service")).isCloseTo(0.2 * 0.54, within(0.01));
  }

  @Test
  void a_caller_that_fails_by_itself_hurts_no_callee() {
    World world = world(COUPLED, levers -> fail(levers, "payment-service", 0.6));
    assertThat(errors(world, "payment-service")).isGreaterThan(0.3);
    assertThat(errors(world, "billing-service")).isLessThan(0.002);
    assertThat(errors(world, "txn-service")).isGreaterThan(0.1);
  }

  @Test
  void a_slow_callee_makes_its_caller_slow_and_then_failing() {
    World slow = world(COUPLED, levers -> slow(levers, 3));
    // 0.125 s on average, twice that is lost by 0.6 calls per request, and nobody waits in vain.
    Backend caller = slow.fleet().of("payment-service").getFirst();
    double usual = caller.service().health().latency().meanSeconds();
    double lost =
        2
            * slow.fleet()
                .of("billing-service")
                .getFirst()
                .service()
                .health()
                .latency()
                .meanSeconds();
    assertThat(caller.latency().meanSeconds() - usual).isCloseTo(lost * 0.6 * 0.9, within(1e-9));
    assertThat(errors(slow, "payment-service")).isLessThan(0.01);
    World crawling = world(COUPLED, levers -> slow(levers, 12));
    assertThat(errors(crawling, "payment-service")).isGreaterThan(0.1);
    assertThat(errors(crawling, "billing-service")).isLessThan(0.002);
  }

  private static void slow(Levers levers, double factor) {
    levers.pods("billing-service").forEach(pod -> pod.suffer(Ailment.slow(factor)));
  }

  @Test
  void without_a_fault_a_coupled_office_suffers_nothing() {
    World world = world(COUPLED, Fault.none());
    for (Backend pod : world.fleet().all()) {
      assertThat(pod.latency()).isEqualTo(pod.service().health().latency());
    }
    assertThat(errors(world, "payment-service")).isLessThan(0.0001);
  }
}
