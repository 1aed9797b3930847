package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * A service's consumers fall behind, and their work takes the time of its pods, so that their
 * answers are slow.
 *
 * @param service the service
 * @param messagesPerSecond by how much its consumer groups fall behind
 * @param slowness how many times as long its answers take
 */
record Backlog(String service, double messagesPerSecond, double slowness) implements Fault {
  @Override
  public void act(Levers levers) {
    levers.groups().stream()
        .filter(group -> group.profile().owner().equals(service))
        .forEach(group -> group.fallBehind(levers.seconds() * messagesPerSecond));
    levers.pods(service).forEach(pod -> pod.suffer(Ailment.slow(slowness)));
  }
}
