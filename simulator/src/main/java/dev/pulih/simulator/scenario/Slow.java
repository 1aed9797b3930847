package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * A service's answers take longer and longer for a minute and stay slow; none of them fails.
 *
 * @param service the service
 * @param factor how many times as long they take in the end
 */
record Slow(String service, double factor) implements Fault {
  private static final double GROWS_FOR = 60;

  @Override
  public void act(Levers levers) {
    double grown = Math.min(1, levers.seconds() / GROWS_FOR);
    Ailment slow = Ailment.slow(1 + (factor - 1) * Math.round(grown * 10) / 10);
    levers.pods(service).forEach(pod -> pod.suffer(slow));
  }
}
