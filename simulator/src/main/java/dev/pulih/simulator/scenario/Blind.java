package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;
import java.time.Duration;

/**
 * Prometheus is gone for a time: nothing is scraped, no query is answered.
 *
 * @param from when it goes, counted from the onset
 * @param until when it is back
 */
record Blind(Duration from, Duration until) implements Fault {
  @Override
  public void act(Levers levers) {
    Duration since = levers.since();
    if (since.compareTo(from) >= 0 && since.compareTo(until) < 0) {
      levers.blind();
    }
  }
}
