package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the guards must know beyond one service.
 *
 * @param switches what people switched
 * @param restarts the restarts of late
 * @param doing what Pulih does and did
 * @param storm the shared cause, if there is one
 * @param openBreakers the VirtualServices with an open breaker, as namespace/name
 */
public record Fleet(
    Switches switches,
    List<RestartSeen> restarts,
    Doing doing,
    Optional<Storm> storm,
    Set<String> openBreakers) {

  public Fleet {
    restarts = List.copyOf(restarts);
    openBreakers = Set.copyOf(openBreakers);
  }

  /**
   * What Pulih does and did.
   *
   * @param acting the services on which an action is under way, each by its incident
   * @param decided when actions were decided, of late
   */
  public record Doing(List<Acting> acting, List<Instant> decided) {
    public Doing {
      acting = List.copyOf(acting);
      decided = List.copyOf(decided);
    }
  }

  /**
   * An action under way.
   *
   * @param service the service
   * @param incident the incident that decided it
   */
  public record Acting(ServiceRef service, String incident) {}

  /** Nothing is going on. */
  public static Fleet quiet() {
    return new Fleet(
        Switches.none(), List.of(), new Doing(List.of(), List.of()), Optional.empty(), Set.of());
  }
}
