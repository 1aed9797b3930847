package dev.pulih.simulator.scenario;

import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * One pod leaks memory. While its heap fills it fails a few requests; then the kernel kills it, and
 * since a poisoned cache file stays on its volume, it comes back with a heap that is nearly full
 * and fails most of its requests until the next kill. A new pod has no such file.
 *
 * @param service the service
 * @param place which of its pods, by name
 * @param failing share of its requests that the pod fails once its heap is full
 */
record Leak(String service, int place, double failing) implements Fault {
  private static final double FILLS_IN = 155;
  private static final double FAILS_WHILE_FILLING = 0.06;
  private static final double FILLS_AGAIN_IN = 600;

  @Override
  public void act(Levers levers) {
    if (levers.begins()) {
      levers.pods(service).get(place).afflict();
    }
    levers.pods(service).stream().filter(Backend::afflicted).forEach(pod -> leak(pod, levers));
  }

  private void leak(Backend pod, Levers levers) {
    if (pod.view().restarts() == 0) {
      fill(pod, levers, levers.seconds() / FILLS_IN);
    } else {
      suffocate(pod, levers, levers.ageSeconds(pod) / FILLS_AGAIN_IN);
    }
  }

  private void fill(Backend pod, Levers levers, double filled) {
    double share = Math.min(1, filled);
    pod.suffer(Ailment.failing(FAILS_WHILE_FILLING * share).withHeap(0.45 + 0.54 * share));
    killIf(filled >= 1, pod, levers);
  }

  private void suffocate(Backend pod, Levers levers, double filled) {
    double share = Math.min(1, filled);
    pod.suffer(Ailment.failing(failing).withHeap(0.93 + 0.06 * share));
    killIf(filled >= 1, pod, levers);
  }

  private void killIf(boolean full, Backend pod, Levers levers) {
    if (full && pod.view().ready()) {
      levers.crash(pod, Crash.OOM_KILLED, lastWords());
    }
  }

  private String lastWords() {
    String part = service.replace("-service", "");
    return "ERROR java.lang.OutOfMemoryError: Java heap space"
        + " at dev.pulih.bos.%s.TariffCache.load(TariffCache.java:118)".formatted(part);
  }
}
