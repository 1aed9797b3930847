package dev.pulih.recover;

import dev.pulih.detect.Detected;
import dev.pulih.policy.Fleet;
import dev.pulih.policy.Guards;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is to be seen of one service at a tick.
 *
 * @param watched the service as configured
 * @param detected what the rules say
 * @param inventory what runs; one too old to be trusted has no services
 * @param fleet what goes on beside it
 * @param rules the numbers and the guards
 */
public record Sight(
    Watched watched, Detected detected, Inventory inventory, Fleet fleet, Rules rules) {

  /**
   * The numbers and the guards.
   *
   * @param policy the numbers
   * @param guards the guards
   * @param windows lengths of the windows that results are judged over
   * @param knownShare the share of pods that a sum over them must rest on, 0 to 1
   */
  public record Rules(Policy policy, Guards guards, Windows windows, double knownShare) {}

  /**
   * Lengths of windows.
   *
   * @param evaluationSeconds of the evaluation's
   * @param conditionSeconds of the conditions'
   */
  public record Windows(double evaluationSeconds, double conditionSeconds) {}

  /** The service. */
  public ServiceRef service() {
    return watched.service();
  }

  /** The tick's time. */
  public Instant now() {
    return detected.at();
  }

  Readings readings() {
    return detected.readings();
  }

  Optional<ServiceInventory> here() {
    return inventory.of(service());
  }
}
