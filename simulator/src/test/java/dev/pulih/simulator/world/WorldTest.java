package dev.pulih.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.world.ServiceProfile.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant BEGINNING = Instant.parse("2026-11-23T02:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(1);

  private static World world(BackOffice office, Fault fault, long seed) {
    Plan plan = new Plan(office, fault, BEGINNING.plusSeconds(60), Pace.usual());
    return new World(plan, BEGINNING, new SplittableRandom(seed));
  }

  private static World after(Duration time, long seed) {
    World world = world(BackOffice.usual(), Fault.none(), seed);
    world.advanceTo(BEGINNING.plus(time), STEP);
    return world;
  }

  private static double served(World world, String service) {
    return world.fleet().of(service).stream().mapToDouble(b -> b.counters().requests()).sum();
  }

  private static String everything(World world) {
    StringBuilder all = new StringBuilder();
    for (Backend pod : world.fleet().all()) {
      all.append(pod.view()).append(pod.log().current());
      for (int column = 0; column <= Column.LATENCY_SUM; column++) {
        all.append(' ').append(pod.counters().value(column));
      }
    }
    return all.append(world.groups().getFirst().lag()).toString();
  }

  @Test
  void the_same_seed_gives_the_same_world() {
    assertThat(everything(after(Duration.ofMinutes(2), 5)))
        .isEqualTo(everything(after(Duration.ofMinutes(2), 5)));
  }

  @Test
  void another_seed_gives_another_world() {
    assertThat(everything(after(Duration.ofMinutes(2), 5)))
        .isNotEqualTo(everything(after(Duration.ofMinutes(2), 6)));
  }

  @Test
  void every_request_is_served_by_a_pod_or_by_none() {
    World world = after(Duration.ofMinutes(3), 1);
    for (ServiceProfile service : world.plan().office().services()) {
      ServiceTraffic traffic = world.traffic(service.name());
      assertThat(served(world, service.name()) + traffic.unserved())
          .as(service.name())
          .isEqualTo((double) traffic.demanded());
    }
  }

  @Test
  void all_services_together_get_the_days_share_of_ten_thousand_requests_per_second() {
    World world = after(Duration.ofMinutes(5), 1);
    double demanded =
        world.plan().office().services().stream()
            .mapToDouble(s -> world.traffic(s.name()).demanded())
            .sum();
    double perSecond = demanded / 300;
    // At ten in the morning the shape is 0.83; the slow noise of 3 % per service averages out.
    assertThat(perSecond).isCloseTo(10_000 * DailyShape.at(BEGINNING), within(300.0));
    assertThat(DailyShape.at(BEGINNING)).isBetween(0.7, 0.9);
  }

  @Test
  void weights_move_requests_between_the_subsets_pods() {
    Version[] versions = {new Version("v1", 3, 90), new Version("v2", 2, 10)};
    BackOffice office = BackOffice.usual().with("txn-service", s -> s.with(versions));
    World world = world(office, Fault.none(), 1);
    world.advanceTo(BEGINNING.plusSeconds(120), STEP);
    double second =
        world.fleet().of("txn-service").stream()
            .filter(b -> b.version().equals("v2"))
            .mapToDouble(b -> b.counters().requests())
            .sum();
    assertThat(second / served(world, "txn-service")).isCloseTo(0.10, within(0.005));
  }

  @Test
  void a_pod_with_more_load_than_capacity_fails_the_excess() {
    BackOffice office =
        BackOffice.usual().with("txn-service", s -> s.with(new Version("v1", 1, 100)));
    World world = world(office, Fault.none(), 1);
    world.advanceTo(BEGINNING.plusSeconds(60), STEP);
    Backend only = world.fleet().of("txn-service").getFirst();
    double failed = only.counters().value(Column.UNAVAILABLE) / only.counters().requests();
    // 40 % of what the morning brings, about 3,300 requests per second, on a pod that takes 1,500.
    double load = 4_000 * DailyShape.at(BEGINNING);
    assertThat(failed).isCloseTo(1 - 1_500 / load, within(0.05));
  }

  @Test
  void a_fault_begins_at_its_onset_and_not_before() {
    World world =
        world(BackOffice.usual(), levers -> levers.pods("txn-service").forEach(WorldTest::fail), 1);
    world.advanceTo(BEGINNING.plusSeconds(59), STEP);
    assertThat(world.fleet().of("txn-service")).noneMatch(WorldTest::ails);
    world.advanceTo(BEGINNING.plusSeconds(61), STEP);
    assertThat(world.fleet().of("txn-service")).allMatch(WorldTest::ails);
  }

  private static void fail(Backend pod) {
    pod.suffer(Ailment.failing(1));
  }

  private static boolean ails(Backend pod) {
    return pod.ailment().errorRatio() == 1;
  }

  @Test
  void a_service_that_does_not_exist_is_named_with_those_that_do() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after(Duration.ofSeconds(1), 1).traffic("nobody"))
        .withMessageContaining("nobody")
        .withMessageContaining("txn-service");
  }
}
