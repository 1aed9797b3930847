package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldSignalsTest {
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final Signal RECENT_ERRORS = Signals.ERROR_RATE.over(Span.RECENT);
  private static final Signal RECENT_REQUESTS = Signals.REQUEST_RATE.over(Span.RECENT);

  private final ScrapeLog scrapes = new ScrapeLog();

  private World world(Fault fault) {
    return Worlds.world(BackOffice.usual().only("txn-service"), fault);
  }

  private void scrapeEvery15Seconds(World world, int times) {
    for (int i = 0; i < times; i++) {
      scrapes.scrape(world);
      world.advanceTo(world.now().plusSeconds(15), Worlds.STEP);
    }
    scrapes.scrape(world);
  }

  private Readings read(World world, Signal... signals) {
    return read(world, world.now(), signals);
  }

  private Readings read(World world, Instant at, Signal... signals) {
    return new WorldSignals(world, scrapes, Spans.defaults()).read(List.of(signals), at);
  }

  private static double counted(World world, int... columns) {
    return world.fleet().all().stream()
        .mapToDouble(b -> IntStream.of(columns).mapToDouble(b.counters()::value).sum())
        .sum();
  }

  private static double value(Reading reading) {
    return reading.known().orElseThrow();
  }

  @Test
  void the_rate_of_a_full_window_is_what_was_counted_between_its_scrapes() {
    World world = world(Fault.none());
    double before = counted(world, Column.requests());
    scrapeEvery15Seconds(world, 4);
    double counted = counted(world, Column.requests()) - before;
    // Scrapes at both ends of the minute: nothing is extrapolated.
    assertThat(value(read(world, RECENT_REQUESTS).of(RECENT_REQUESTS, TXN)))
        .isCloseTo(counted / 60, within(1e-6));
  }

  @Test
  void the_error_rate_is_failed_requests_over_all_requests() {
    World world = world(levers -> levers.pods("txn-service").forEach(WorldSignalsTest::failAThird));
    world.advanceTo(world.now().plusSeconds(2), Worlds.STEP); // the 5xx series exist from here on
    double failed = counted(world, Column.UNAVAILABLE);
    double all = counted(world, Column.requests());
    scrapeEvery15Seconds(world, 4);
    double share =
        (counted(world, Column.UNAVAILABLE) - failed) / (counted(world, Column.requests()) - all);
    assertThat(value(read(world, RECENT_ERRORS).of(RECENT_ERRORS, TXN)))
        .isCloseTo(share, within(1e-9))
        .isCloseTo(1 / 3.0, within(0.01));
  }

  private static void failAThird(Backend pod) {
    pod.suffer(Ailment.failing(1 / 3.0));
  }

  @Test
  void a_service_that_never_failed_reads_zero() {
    BackOffice quiet = BackOffice.usual().only("txn-service").withRequestsPerSecond(20);
    World world = Worlds.world(quiet, Fault.none());
    scrapeEvery15Seconds(world, 2);
    // Some 16 requests per second with 3 errors in 10,000: none in the first minute and a half.
    assertThat(counted(world, Column.UNAVAILABLE)).isZero();
    assertThat(read(world, RECENT_ERRORS).of(RECENT_ERRORS, TXN)).isEqualTo(new Reading.Value(0));
  }

  @Test
  void without_requests_the_error_rate_is_unknown() {
    World world =
        Worlds.world(BackOffice.usual().only("txn-service").withRequestsPerSecond(0), Fault.none());
    scrapeEvery15Seconds(world, 4);
    assertThat(read(world, RECENT_ERRORS).of(RECENT_ERRORS, TXN))
        .isInstanceOf(Reading.Unknown.class);
  }

  @Test
  void a_restarted_container_loses_no_requests_but_those_since_its_last_scrape() {
    World world = world(Fault.none());
    scrapeEvery15Seconds(world, 4);
    Backend victim = world.fleet().all().getFirst();
    world.cluster().crash("bos", victim.view().name(), Crash.ERROR, world.now());
    scrapeEvery15SecondsFurther(world);
    Entity pod = new Entity.OfPod(victim.ref());
    Signal requests = Signals.POD_REQUEST_RATE.over(Span.RECENT);
    double rate = value(read(world, requests).of(requests, pod));
    // A sixth of some 3,300 per second; the container was away for 6 to 7 s of the minute.
    assertThat(rate).isBetween(400.0, 600.0);
  }

  private void scrapeEvery15SecondsFurther(World world) {
    for (int i = 0; i < 2; i++) {
      world.advanceTo(world.now().plusSeconds(15), Worlds.STEP);
      scrapes.scrape(world);
    }
  }

  @Test
  void samples_of_a_pod_that_is_gone_stay_in_the_window() {
    World world = world(Fault.none());
    scrapeEvery15Seconds(world, 4);
    PodRef gone = world.fleet().all().getFirst().ref();
    world.cluster().store().delete(ResourceTypes.PODS.key("bos", gone.name()));
    scrapeEvery15SecondsFurther(world);
    assertThat(world.fleet().all()).noneMatch(b -> b.ref().equals(gone));
    Readings readings = read(world, Signals.POD_REQUEST_RATE, Signals.SAMPLE_AGE);
    assertThat(readings.of(Signals.POD_REQUEST_RATE, gone)).isInstanceOf(Reading.Value.class);
    assertThat(readings.of(Signals.SAMPLE_AGE, gone)).isInstanceOf(Reading.Unknown.class);
  }

  @Test
  void p99_reads_the_latency_of_the_profile() {
    World world = world(Fault.none());
    scrapeEvery15Seconds(world, 4);
    Signal p99 = Signals.P99_LATENCY.over(Span.RECENT);
    // 80 ms, in the bucket between 75 and 100 ms.
    assertThat(value(read(world, p99).of(p99, TXN))).isCloseTo(0.08, within(0.01));
  }

  @Test
  void the_latency_of_a_pod_is_the_mean_of_its_own_requests() {
    World world = world(levers -> levers.pods("txn-service").getFirst().suffer(Ailment.slow(10)));
    scrapeEvery15Seconds(world, 6);
    Readings readings = read(world, Signals.POD_LATENCY);
    List<PodRef> pods =
        world.fleet().all().stream()
            .filter(pod -> pod.service().service().equals(TXN))
            .map(Backend::ref)
            .toList();
    double slow = value(readings.of(Signals.POD_LATENCY, pods.getFirst()));
    double usual = value(readings.of(Signals.POD_LATENCY, pods.getLast()));
    // 80 ms at the 99th percentile: a median of 25.4 ms, whose mean is 1.11 times that.
    assertThat(usual).isCloseTo(0.0282, within(0.0001));
    assertThat(slow).isCloseTo(10 * usual, within(0.001));
  }

  @Test
  void the_p99_of_a_pod_is_that_of_its_own_requests() {
    World world = world(levers -> levers.pods("txn-service").getFirst().suffer(Ailment.slow(10)));
    scrapeEvery15Seconds(world, 6);
    Readings readings = read(world, Signals.POD_P99);
    List<PodRef> pods = world.fleet().all().stream().map(Backend::ref).toList();
    // 80 ms, in the bucket between 75 and 100 ms, and ten times that, between 750 ms and 1 s.
    assertThat(value(readings.of(Signals.POD_P99, pods.getLast()))).isCloseTo(0.08, within(0.01));
    assertThat(value(readings.of(Signals.POD_P99, pods.getFirst()))).isCloseTo(0.8, within(0.1));
  }

  @Test
  void a_pod_that_served_nothing_has_no_latency() {
    World world = Worlds.world(BackOffice.usual(), levers -> levers.traffic("txn-service", 0));
    scrapeEvery15Seconds(world, 6);
    for (Signal latency : List.of(Signals.POD_LATENCY, Signals.POD_P99)) {
      assertThat(read(world, latency).entities(latency).keySet())
          .isNotEmpty()
          .noneMatch(pod -> pod.toString().contains("txn-service"));
    }
  }

  @Test
  void gauges_read_the_newest_scrape() {
    World world = world(levers -> levers.groups().forEach(g -> g.fallBehind(7_000)));
    world.advanceTo(world.now().plusSeconds(1), Worlds.STEP);
    scrapes.scrape(world);
    Readings readings = read(world, Signals.KAFKA_LAG, Signals.DB_CONNECTIONS);
    assertThat(value(readings.of(Signals.KAFKA_LAG, new Entity.OfGroup("txn-posting"))))
        .isEqualTo(world.groups().getFirst().lag())
        .isBetween(7_000.0, 8_000.0);
    assertThat(
            value(readings.of(Signals.DB_CONNECTIONS, new Entity.OfDatabase("bos-postgres:5432"))))
        .isEqualTo(world.databases().getFirst().use());
  }

  @Test
  void capacity_is_the_highest_rate_of_one_healthy_pod() {
    World world = world(Fault.none());
    scrapeEvery15Seconds(world, 80);
    double capacity = value(read(world, Signals.POD_CAPACITY).of(Signals.POD_CAPACITY, TXN));
    // Some 550 requests per second and pod; the subquery looks at every quarter of an hour.
    assertThat(capacity).isBetween(450.0, 650.0);
  }

  @Test
  void calls_are_read_from_their_callers_as_they_failed_there() {
    World world =
        Worlds.world(
            BackOffice.usual(),
            levers -> levers.pods("payment-service").forEach(WorldSignalsTest::failAThird));
    world.advanceTo(world.now().plusSeconds(2), Worlds.STEP); // the 5xx series exist from here on
    scrapeEvery15Seconds(world, 4);
    Readings readings = read(world, Signals.CALL_RATE, Signals.CALL_ERROR_RATE, RECENT_REQUESTS);
    Entity call = new Entity.OfCall(TXN, new ServiceRef("bos", "payment-service"));
    double requests = value(readings.of(RECENT_REQUESTS, TXN));
    // 0.15 calls for each request of txn-service.
    assertThat(value(readings.of(Signals.CALL_RATE, call)) / requests)
        .isCloseTo(0.15, within(0.01));
    assertThat(value(readings.of(Signals.CALL_ERROR_RATE, call))).isCloseTo(1 / 3.0, within(0.02));
    assertThat(CallGraph.of(readings).callers(new ServiceRef("bos", "payment-service")))
        .containsExactly(TXN);
  }

  @Test
  void it_measures_what_briefings_and_pages_use_and_what_ships_and_nothing_else() {
    WorldSignals signals = new WorldSignals(Worlds.calm(), scrapes, Spans.defaults());
    assertThat(Signals.ofBriefings()).allMatch(signals::measures);
    assertThat(Signals.ofPages()).allMatch(signals::measures);
    assertThat(Signals.shipped()).allMatch(signals::measures);
    assertThat(Signals.ofClients()).noneMatch(signals::measures);
  }

  @Test
  void a_signal_that_is_not_shipped_fails_with_its_name() {
    World world = world(Fault.none());
    Signal unheard = new Signal("unheard", EntityKind.SERVICE, Span.NONE);
    assertThat(read(world, unheard).failures().get(unheard)).contains("unheard");
  }
}
