package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * Every consumer group falls behind.
 *
 * @param messagesPerSecond by how much
 */
record Lagging(double messagesPerSecond) implements Fault {
  @Override
  public void act(Levers levers) {
    levers.groups().forEach(group -> group.fallBehind(levers.seconds() * messagesPerSecond));
  }
}
