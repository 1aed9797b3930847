package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.Fault;
import java.time.Duration;
import java.time.Instant;

/**
 * A named situation that any seed can play.
 *
 * @param name the name by which it is asked for
 * @param description what happens, in one sentence that gives nothing away to Pulih
 * @param setting where and when it plays
 * @param fault what goes wrong
 * @param truth the truth about it
 */
public record Scenario(
    String name, String description, Setting setting, Fault fault, GroundTruth truth) {

  /**
   * Where and when a scenario plays.
   *
   * @param office what runs
   * @param onset when the fault begins
   * @param length how long to watch from then on
   */
  public record Setting(BackOffice office, Instant onset, Duration length) {}

  /** The same situation under another truth, to show that nothing but assertions reads it. */
  public Scenario with(GroundTruth other) {
    return new Scenario(name, description, setting, fault, other);
  }
}
