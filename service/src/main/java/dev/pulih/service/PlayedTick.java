package dev.pulih.service;

import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of a tick of a play. Nothing is asked again, so that nothing fails.
 *
 * @param services what was measured of services
 * @param pods what was measured of the pods of each service
 */
record PlayedTick(Readings services, Map<ServiceRef, Readings> pods) {

  PlayedTick {
    pods = Map.copyOf(pods);
  }

  static PlayedTick of(Readings measured, Readings latencies, Inventory running) {
    return new PlayedTick(
        ofServices(measured),
        running.services().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, it -> ofPods(measured, latencies, it.getValue()))));
  }

  private static Readings ofServices(Readings all) {
    return new Readings(
        all.at(),
        all.samples().entrySet().stream()
            .filter(it -> it.getKey().kind() == EntityKind.SERVICE)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
        Map.of());
  }

  private static Readings ofPods(Readings measured, Readings latencies, ServiceInventory here) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    for (Signal signal : Earlier.OF_PODS) {
      Map<Entity, Reading> known = new HashMap<>();
      here.pods().stream()
          .map(Pod::ref)
          .map(Entity.OfPod::new)
          .forEach(
              pod ->
                  Stream.of(measured, latencies)
                      .map(readings -> readings.of(signal, pod))
                      .filter(reading -> reading.known().isPresent())
                      .forEach(reading -> known.put(pod, reading)));
      samples.put(signal, known);
    }
    return new Readings(measured.at(), samples, Map.of());
  }

  Instant at() {
    return services.at();
  }

  /** What was measured of a service and of its pods. */
  Readings of(ServiceRef service) {
    Map<Signal, Map<Entity, Reading>> samples =
        new HashMap<>(pods.getOrDefault(service, Readings.none(at())).samples());
    Entity itself = new Entity.OfService(service);
    services
        .samples()
        .forEach(
            (signal, readings) ->
                Optional.ofNullable(readings.get(itself))
                    .ifPresent(reading -> samples.put(signal, Map.of(itself, reading))));
    return new Readings(at(), samples, Map.of());
  }
}
