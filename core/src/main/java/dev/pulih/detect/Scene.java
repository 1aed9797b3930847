package dev.pulih.detect;

import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a rule may look at: one service at one tick.
 *
 * @param watched the service
 * @param configured its entities by configuration
 * @param readings the qualified readings
 * @param inventory what runs for it, if that is known
 * @param current whether the inventory is of this tick, not of a later one that history is read
 *     with
 */
record Scene(
    Watched watched,
    Entities configured,
    Readings readings,
    Optional<ServiceInventory> inventory,
    boolean current) {

  Instant at() {
    return readings.at();
  }

  /** The service itself. */
  Entity service() {
    return configured.service().getFirst();
  }

  /** Its pods that exist, as far as that is known. */
  List<Pod> pods() {
    return inventory.map(ServiceInventory::pods).orElse(List.of());
  }

  /** Its entities of a kind. */
  List<Entity> entities(EntityKind kind) {
    return kind == EntityKind.POD ? podEntities() : configured.of(kind);
  }

  private List<Entity> podEntities() {
    return pods().stream().map(pod -> (Entity) new Entity.OfPod(pod.ref())).toList();
  }
}
