package dev.pulih.service.demo;

import dev.pulih.policy.Mode;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.play.Ending;
import dev.pulih.simulator.play.Play;
import dev.pulih.simulator.play.Setups;
import dev.pulih.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;

/**
 * One scenario with one seed.
 *
 * @param scenario the scenario
 * @param seed the seed
 */
record Performance(Scenario scenario, long seed) {

  Ending play(Presentation stage) {
    Simulation simulation = Simulation.begin(scenario, seed, Timing.usual());
    Play play =
        new Play(
            simulation, Setups.of(scenario.setting().office(), Mode.AUTO), stage.watching(this));
    play.until(onset().plus(scenario.setting().length()));
    return Ending.of(play);
  }

  boolean endedWell(Ending ending) {
    return Ending.fits(ending, scenario);
  }

  Instant onset() {
    return scenario.setting().onset();
  }

  /** Seconds since the fault began; negative before it. */
  long seconds(Instant at) {
    return Duration.between(onset(), at).toSeconds();
  }
}
