package dev.pulih.service.demo;

import dev.pulih.flow.Setup;
import dev.pulih.policy.Mode;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.play.Advisers;
import dev.pulih.simulator.play.Ending;
import dev.pulih.simulator.play.Play;
import dev.pulih.simulator.play.Setups;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.world.BackOffice;
import java.time.Duration;
import java.time.Instant;

/**
 * One scenario with one seed.
 *
 * @param scenario the scenario
 * @param seed the seed
 */
record Performance(Scenario scenario, long seed) {

  /** Without a model. */
  Ending play(Presentation stage) {
    return play(stage, Setups.of(office(), Mode.AUTO), Advisers.templates());
  }

  /** With a model, which is asked about deviations, too. */
  Ending play(Presentation stage, Advisers advisers) {
    return play(stage, Setups.asking(office(), Mode.AUTO), advisers);
  }

  private Ending play(Presentation stage, Setup setup, Advisers advisers) {
    Simulation simulation = Simulation.begin(scenario, seed, Timing.usual());
    Play play = new Play(simulation, setup, stage.watching(this), advisers);
    play.until(onset().plus(scenario.setting().length()));
    return Ending.of(play);
  }

  private BackOffice office() {
    return scenario.setting().office();
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
