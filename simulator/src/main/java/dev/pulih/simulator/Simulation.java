package dev.pulih.simulator;

import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.port.Mishaps;
import dev.pulih.simulator.port.ScrapeLog;
import dev.pulih.simulator.port.UnreliableRollouts;
import dev.pulih.simulator.port.UnreliableTraffic;
import dev.pulih.simulator.port.WorldCluster;
import dev.pulih.simulator.port.WorldRollouts;
import dev.pulih.simulator.port.WorldSignals;
import dev.pulih.simulator.port.WorldTraffic;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.world.Plan;
import dev.pulih.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A scenario in virtual time, with Pulih's ports into it. The same scenario, seed, timing and calls
 * give the same answers. Not safe for more than one thread.
 */
public final class Simulation {
  private static final Duration SCRAPE_PHASE = Duration.ofSeconds(5);

  private final World world;
  private final Timing timing;
  private final ScrapeLog scrapes = new ScrapeLog();
  private final Mishaps mishaps = new Mishaps();
  private final ClusterView inventory;
  private final Rollouts rollouts;
  private final Traffic traffic;
  private Instant nextScrape;

  private Simulation(World world, Timing timing) {
    this.world = world;
    this.timing = timing;
    this.nextScrape = world.now().plus(SCRAPE_PHASE);
    this.inventory = new WorldCluster(world);
    this.rollouts = new UnreliableRollouts(new WorldRollouts(world), mishaps);
    this.traffic = new UnreliableTraffic(new WorldTraffic(world), mishaps);
  }

  /** A scenario with its past behind it, at the moment from which it is to be watched. */
  public static Simulation begin(Scenario scenario, long seed, Timing timing) {
    Instant onset = scenario.setting().onset();
    Plan plan = new Plan(scenario.setting().office(), scenario.fault(), onset, timing.pace());
    Instant watched = onset.minus(timing.lead());
    Instant beginning = watched.minus(timing.history());
    Simulation simulation =
        new Simulation(new World(plan, beginning, new SplittableRandom(seed)), timing);
    simulation.advance(watched, timing.scrapeEvery());
    return simulation;
  }

  /** The world itself. */
  public World world() {
    return world;
  }

  /** Its time. */
  public Instant now() {
    return world.now();
  }

  /** Moves on to an instant. */
  public void advanceTo(Instant until) {
    advance(until, timing.step());
  }

  /** Its signals over windows of these lengths. */
  public SignalSource signals(Spans spans) {
    return new WorldSignals(world, scrapes, spans);
  }

  /** What runs in it. */
  public ClusterView inventory() {
    return inventory;
  }

  /** Restarts in it. */
  public Rollouts rollouts() {
    return rollouts;
  }

  /** Traffic in it. */
  public Traffic traffic() {
    return traffic;
  }

  /** What goes wrong between Pulih and its cluster. */
  public Mishaps mishaps() {
    return mishaps;
  }

  private void advance(Instant until, Duration step) {
    while (!nextScrape.isAfter(until)) {
      world.advanceTo(nextScrape, step);
      scrapes.scrape(world);
      nextScrape = nextScrape.plus(timing.scrapeEvery());
    }
    world.advanceTo(until, step);
  }
}
