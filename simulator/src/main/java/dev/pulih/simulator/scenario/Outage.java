package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;
import java.time.Duration;
import java.util.List;

/**
 * The shared database is down: its connections are used up, and one service after the other fails.
 *
 * @param services the services that need it, in the order in which they fail
 * @param share share of their requests that fail, 0 to 1
 */
record Outage(List<String> services, double share) implements Fault {
  private static final Duration APART = Duration.ofSeconds(8);

  Outage {
    services = List.copyOf(services);
  }

  @Override
  public void act(Levers levers) {
    levers.databases().forEach(server -> server.fill(1));
    for (int i = 0; i < services.size(); i++) {
      Failing.from(APART.multipliedBy(i), services.get(i), share).act(levers);
    }
  }
}
