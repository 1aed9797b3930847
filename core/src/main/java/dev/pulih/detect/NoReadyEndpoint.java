package dev.pulih.detect;

import dev.pulih.detect.Finding.Measured;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Pod;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service that should run has no pod that is ready: down, although no metric says so.
 *
 * @param name the rule's name
 * @param hold for how long
 * @param severity of the finding
 */
public record NoReadyEndpoint(String name, Duration hold, Optional<Severity> severity)
    implements Rule {

  /** What its findings measure; counted from the cluster, not read from the metrics. */
  public static final Signal READY_PODS = new Signal("ready_pods", EntityKind.SERVICE, Span.NONE);

  public NoReadyEndpoint {
    Require.notNegative("The hold of " + name, hold);
  }

  @Override
  public List<Check> check(Scene scene) {
    Measured measured = new Measured(READY_PODS, scene.service(), ready(scene), 1);
    return List.of(new Check(measured, truth(scene)));
  }

  private static Truth truth(Scene scene) {
    return scene
        .inventory()
        .filter(_ -> scene.current())
        .map(inventory -> Truth.of(wanted(inventory) && ready(scene) == 0))
        .orElse(Truth.UNKNOWN);
  }

  private static boolean wanted(ServiceInventory inventory) {
    return inventory.workloads().stream().anyMatch(w -> w.replicas().wanted() > 0);
  }

  private static long ready(Scene scene) {
    return scene.pods().stream().filter(Pod::ready).count();
  }
}
