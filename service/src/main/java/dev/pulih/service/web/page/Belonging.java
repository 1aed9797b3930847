package dev.pulih.service.web.page;

import dev.pulih.signal.Pod;
import dev.pulih.signal.PodNames;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Subset;
import java.util.Optional;

/**
 * Which subset a pod belongs to: while it runs, by its labels; once it is gone, that of the pods of
 * the Deployment that its name tells.
 *
 * @param inventory what runs now
 */
record Belonging(ServiceInventory inventory) {

  /** The subset's name; empty if it belongs to none that is known. */
  Optional<String> of(PodRef pod) {
    return inventory
        .pod(pod)
        .map(inventory::subset)
        .orElseGet(() -> ofSiblings(pod))
        .map(Subset::name);
  }

  private Optional<Subset> ofSiblings(PodRef gone) {
    return inventory.pods().stream()
        .filter(pod -> areSiblings(pod, gone))
        .flatMap(pod -> inventory.subset(pod).stream())
        .findFirst();
  }

  private static boolean areSiblings(Pod pod, PodRef gone) {
    return PodNames.isOf(gone, pod.workload().namespace(), pod.workload().name());
  }
}
