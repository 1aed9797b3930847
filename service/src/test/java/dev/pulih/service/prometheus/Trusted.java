package dev.pulih.service.prometheus;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Detector;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What Pulih makes of the answers about {@link PodSituations#TORN}: its error rate and that of the
 * pod that vanished, over five minutes.
 *
 * @param answered by Prometheus
 * @param whileItRuns as long as Kubernetes says that both pods run
 * @param onceItIsGone when it says that only one does
 */
record Trusted(List<String> answered, List<String> whileItRuns, List<String> onceItIsGone) {

  /** Whom the three lists are about, in their order. */
  static final List<String> ENTITIES =
      List.of("`torn`, `error_rate`", "`torn-b`, `pod_error_rate`");

  private static final ServiceRef SERVICE = new ServiceRef("bos", PodSituations.TORN);
  private static final PodRef LEFT = new PodRef("bos", "torn-a");
  private static final PodRef VANISHED = new PodRef("bos", "torn-b");
  private static final Instant LONG_AGO = History.NOW.minusSeconds(86_400);

  /** By preset. */
  static Map<String, Trusted> of(Map<String, Readings> readings) {
    Map<String, Trusted> all = new LinkedHashMap<>();
    Preset.NAMES.forEach(
        name -> Optional.ofNullable(readings.get(name)).ifPresent(r -> all.put(name, of(r))));
    return all;
  }

  static Trusted of(Readings readings) {
    return new Trusted(
        shown(readings),
        shown(qualified(readings, LEFT, VANISHED)),
        shown(qualified(readings, LEFT)));
  }

  private static List<String> shown(Readings readings) {
    return Stream.of(
            readings.of(Signals.ERROR_RATE, new Entity.OfService(SERVICE)),
            readings.of(Signals.POD_ERROR_RATE, new Entity.OfPod(VANISHED)))
        .map(PromqlPage::written)
        .toList();
  }

  private static Readings qualified(Readings readings, PodRef... running) {
    Detector detector =
        new Detector(DetectionSettings.defaults(), Spans.defaults(), List.of(watched()));
    List<Pod> pods = Stream.of(running).map(Trusted::pod).toList();
    ServiceInventory inventory =
        new ServiceInventory(pods, List.of(), List.of(), List.of(), Map.of());
    return detector
        .detect(readings, new Inventory(History.NOW, Map.of(SERVICE, inventory)))
        .readings();
  }

  private static Watched watched() {
    Slo slo = new Slo(0.999, Duration.ofMillis(200), 0.001);
    return new Watched(SERVICE, slo, Mode.DRY_RUN, Watched.Owned.nothing(), OptionalDouble.empty());
  }

  private static Pod pod(PodRef ref) {
    Pod.Health health = new Pod.Health(LONG_AGO, true, Optional.of(LONG_AGO), List.of());
    return new Pod(ref, WorkloadRef.deployment("bos", PodSituations.TORN), Map.of(), health);
  }
}
