package dev.pulih.analyse;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How near things are to the service of a dossier: itself, one call away, or farther. */
final class Vicinity {

  private final Dossier dossier;
  private final Map<PodRef, ServiceRef> podsOf = new HashMap<>();
  private final Set<ServiceRef> neighbours;

  /** How near something is. */
  enum Nearness {
    ITSELF(30),
    NEIGHBOUR(20),
    FARTHER(10);

    private final double worth;

    Nearness(double worth) {
      this.worth = worth;
    }

    /** What something that keeps its level is worth telling. */
    double worth() {
      return worth;
    }
  }

  Vicinity(Dossier dossier) {
    this.dossier = dossier;
    this.neighbours = dossier.around().calls().callees(dossier.service());
    neighbours.addAll(dossier.around().calls().callers(dossier.service()));
    dossier.around().pods().forEach((s, all) -> all.forEach(pod -> podsOf.put(pod.ref(), s)));
  }

  Nearness of(ServiceRef service) {
    if (service.equals(dossier.service())) {
      return Nearness.ITSELF;
    }
    return neighbours.contains(service) ? Nearness.NEIGHBOUR : Nearness.FARTHER;
  }

  Nearness of(Entity entity) {
    return services(entity).map(this::of).min(Comparator.naturalOrder()).orElse(Nearness.FARTHER);
  }

  Optional<ServiceRef> ownerOf(PodRef pod) {
    return Optional.ofNullable(podsOf.get(pod));
  }

  private Stream<ServiceRef> services(Entity entity) {
    return switch (entity) {
      case Entity.OfService(var service) -> Stream.of(service);
      case Entity.OfPod(var pod) -> ownerOf(pod).stream();
      case Entity.OfGroup _, Entity.OfDatabase _ -> dossier.around().ownersOf(entity).stream();
      case Entity.OfCall(var caller, var callee) -> List.of(caller, callee).stream();
    };
  }
}
