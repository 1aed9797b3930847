package dev.pulih.simulator.server;

import dev.pulih.simulator.world.Pace;
import java.time.Duration;

/**
 * How a scenario is played in real time.
 *
 * @param seed decides every chance
 * @param pace how fast the scenario unfolds; all of its durations are divided by it
 * @param lead how long it is calm before the fault begins, in the scenario's own time
 * @param metricsPort port of metrics and discovery; 0 for any free one
 * @param kubernetesPort port of the Kubernetes API; 0 for any free one
 */
public record Live(long seed, Pace pace, Duration lead, int metricsPort, int kubernetesPort) {

  /** At the usual pace, after five calm minutes, on any free ports. */
  public static Live usual(long seed) {
    return new Live(seed, Pace.usual(), Duration.ofMinutes(5), 0, 0);
  }

  /** The same at another pace. */
  public Live at(Pace other) {
    return new Live(seed, other, lead, metricsPort, kubernetesPort);
  }
}
