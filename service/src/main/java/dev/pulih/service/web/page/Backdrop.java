package dev.pulih.service.web.page;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Switches;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be known beside the signals when services are shown.
 *
 * @param incidents by service: one that lives before one whose breaker waits
 * @param shifted the services of any whose breaker is open
 * @param switches what people switched
 * @param now when they are shown
 */
record Backdrop(
    Map<ServiceRef, Begun> incidents, Set<ServiceRef> shifted, Switches switches, Instant now) {

  /** With the incidents that need someone, the newest first. */
  static Backdrop of(List<Begun> incidents, Switches switches, Instant now) {
    Map<ServiceRef, Begun> byService = new HashMap<>();
    inOrder(incidents)
        .forEach(
            incident ->
                incident
                    .facts()
                    .incident()
                    .services()
                    .forEach(s -> byService.putIfAbsent(s, incident)));
    return new Backdrop(Map.copyOf(byService), shifted(incidents), switches, now);
  }

  private static Set<ServiceRef> shifted(List<Begun> incidents) {
    return incidents.stream()
        .map(Begun::facts)
        .filter(facts -> facts.breaker().isOpen())
        .flatMap(facts -> facts.incident().services().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Begun> inOrder(List<Begun> incidents) {
    return Stream.concat(
        incidents.stream().filter(Begun::live),
        incidents.stream().filter(incident -> !incident.live()));
  }

  Optional<Begun> incident(ServiceRef service) {
    return Optional.ofNullable(incidents.get(service));
  }

  /** What people hold of a service's actions. */
  Optional<Hold> held(ServiceRef service) {
    return switches.hold(service, now);
  }
}
