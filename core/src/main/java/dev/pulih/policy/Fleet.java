package dev.pulih.policy;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the guards must know beyond one service.
 *
 * @param switches what people switched
 * @param restarts the restarts of late
 * @param activity what Pulih does and did
 * @param elsewhere what is wrong with other services
 * @param openBreakers the VirtualServices with an open breaker, as {@code VirtualService bos/txn}
 */
public record Fleet(
    Switches switches,
    List<RestartSeen> restarts,
    Activity activity,
    TroubleElsewhere elsewhere,
    Set<String> openBreakers) {

  public Fleet {
    restarts = List.copyOf(restarts);
    openBreakers = Set.copyOf(openBreakers);
  }

  /**
   * What Pulih does and did.
   *
   * @param acting the actions under way
   * @param done what was decided and sent, of late
   */
  public record Activity(List<Acting> acting, List<Done> done) {
    public Activity {
      acting = List.copyOf(acting);
      done = List.copyOf(done);
    }
  }

  /**
   * An action under way.
   *
   * @param incident the incident that decided it
   * @param objects what it changes, such as {@code Deployment bos/txn-service}
   */
  public record Acting(String incident, Set<String> objects) {
    public Acting {
      objects = Set.copyOf(objects);
    }
  }

  /**
   * An action that was sent.
   *
   * @param service the service it was for
   * @param at when it was decided
   * @param inVain whether it did not help, or not for long, by the time that another action is due
   *     for the service: one that is under way counts, since nothing is due unless it fails
   */
  public record Done(ServiceRef service, Instant at, boolean inVain) {}

  /** Nothing is going on. */
  public static Fleet quiet() {
    return new Fleet(
        Switches.none(),
        List.of(),
        new Activity(List.of(), List.of()),
        TroubleElsewhere.nothing(),
        Set.of());
  }
}
