package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * Something is wrong with one pod of a service, and with no other; a pod in its place is well.
 *
 * @param service the service
 * @param place which of its pods, by name
 * @param ailment what is wrong with it
 */
record IllPod(String service, int place, Ailment ailment) implements Fault {
  @Override
  public void act(Levers levers) {
    if (levers.begins()) {
      levers.pods(service).get(place).afflict();
    }
    levers.pods(service).stream().filter(Backend::afflicted).forEach(pod -> pod.suffer(ailment));
  }
}
