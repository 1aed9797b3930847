package dev.pulih.service.demo;

import dev.pulih.flow.Setup;
import dev.pulih.policy.Mode;
import dev.pulih.service.LivePlay;
import dev.pulih.service.Running;
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

  private static final Timing TIMING = Timing.usual();

  /** How long it is watched before the fault begins. */
  static final Duration LEAD = TIMING.lead();

  /** Without a model. */
  Ending play(Presentation stage) {
    return play(stage, Setups.of(office(), Mode.AUTO), Advisers.templates());
  }

  /** With a model, which is asked about deviations, too. */
  Ending play(Presentation stage, Advisers advisers) {
    return play(stage, Setups.asking(office(), Mode.AUTO), advisers);
  }

  /** On pages, without a model, until it is closed. */
  Running serve(Presentation stage, Mode mode, LivePlay.Stage pages) {
    return LivePlay.start(
        begin(),
        Setups.of(office(), mode),
        new LivePlay.Cast(stage.watching(this), Advisers.templates()),
        pages);
  }

  private Simulation begin() {
    return Simulation.begin(scenario, seed, TIMING);
  }

  private Ending play(Presentation stage, Setup setup, Advisers advisers) {
    Play play = new Play(begin(), setup, stage.watching(this), advisers);
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
