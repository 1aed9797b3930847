package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * A service's pool leaks connections until its database server accepts no more: from then on the
 * service's requests wait for one, and many of them in vain.
 *
 * @param service the service
 */
record Exhausted(String service) implements Fault {
  private static final double USUAL_USE = 0.4;
  private static final double FILLS_IN = 120;
  private static final double FAILING = 0.4;
  private static final double SLOWNESS = 6;

  @Override
  public void act(Levers levers) {
    double filled = Math.min(1, levers.seconds() / FILLS_IN);
    levers.databases().stream()
        .filter(server -> server.profile().owners().contains(service))
        .forEach(server -> server.fill(USUAL_USE + (1 - USUAL_USE) * filled));
    if (filled == 1) {
      levers.pods(service).forEach(pod -> pod.suffer(new Ailment(FAILING, SLOWNESS, 0.5)));
    }
  }
}
