package dev.pulih.simulator.scenario;

import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * One pod fails half of its requests and crashes some time after each start; the kubelet restarts
 * it after longer and longer waits.
 *
 * @param service the service
 * @param place which of its pods, by name
 * @param lives how many seconds each container lives
 */
record CrashLoop(String service, int place, double lives) implements Fault {
  private static final double FAILING = 0.5;

  @Override
  public void act(Levers levers) {
    if (levers.begins()) {
      Backend victim = levers.pods(service).get(place);
      victim.afflict();
      levers.crash(victim, Crash.ERROR, lastWords());
    }
    levers.pods(service).stream().filter(Backend::afflicted).forEach(pod -> loop(pod, levers));
  }

  private void loop(Backend pod, Levers levers) {
    pod.suffer(Ailment.failing(FAILING));
    if (pod.view().ready() && pod.view().restarts() > 0 && levers.ageSeconds(pod) >= lives) {
      levers.crash(pod, Crash.ERROR, lastWords());
    }
  }

  private String lastWords() {
    String caches = service.replace("-service", "");
    return "ERROR java.lang.IllegalStateException: /var/cache/%ss.idx: checksum mismatch"
        .formatted(caches);
  }
}
