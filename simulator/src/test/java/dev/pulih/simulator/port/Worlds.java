package dev.pulih.simulator.port;

import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Pace;
import dev.pulih.simulator.world.Plan;
import dev.pulih.simulator.world.ServiceProfile.Version;
import dev.pulih.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Small worlds of one service for tests, one minute old. */
final class Worlds {
  static final Instant BEGINNING = Instant.parse("2026-11-23T02:00:00Z");
  static final Duration STEP = Duration.ofSeconds(1);

  private Worlds() {}

  static World calm() {
    return world(BackOffice.usual().only("txn-service"), Fault.none());
  }

  static World split() {
    Version[] versions = {new Version("v1", 2, 50), new Version("v2", 2, 50)};
    BackOffice office = BackOffice.usual().only("txn-service");
    return world(office.with("txn-service", s -> s.with(versions)), Fault.none());
  }

  static World world(BackOffice office, Fault fault) {
    Plan plan = new Plan(office, fault, BEGINNING.plusSeconds(60), Pace.usual());
    World world = new World(plan, BEGINNING, new SplittableRandom(1));
    world.advanceTo(BEGINNING.plusSeconds(60), STEP);
    return world;
  }
}
