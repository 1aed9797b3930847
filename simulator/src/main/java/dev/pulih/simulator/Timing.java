package dev.pulih.simulator;

import dev.pulih.simulator.world.Pace;
import java.time.Duration;

/**
 * How a simulation moves through time.
 *
 * @param history how much past it has before it is watched
 * @param lead how long it is watched before the fault begins
 * @param step the longest step of the world's time while it is watched
 * @param scrapeEvery how often it is scraped
 * @param pace how fast the scenario unfolds
 */
public record Timing(
    Duration history, Duration lead, Duration step, Duration scrapeEvery, Pace pace) {

  /** Six hours of past, five minutes of calm, steps of a second, scrapes every 15 s. */
  public static Timing usual() {
    return new Timing(
        Duration.ofHours(6),
        Duration.ofMinutes(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(15),
        Pace.usual());
  }

  /** The same with another step. */
  public Timing withStep(Duration other) {
    return new Timing(history, lead, other, scrapeEvery, pace);
  }

  /** The same with another past. */
  public Timing withHistory(Duration other) {
    return new Timing(other, lead, step, scrapeEvery, pace);
  }
}
