package dev.pulih.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the guards must know beyond one service.
 *
 * @param switches what people switched
 * @param restarts the restarts of late
 * @param activity what Pulih does and did
 * @param storm the shared cause, if there is one
 * @param openBreakers the VirtualServices with an open breaker, as {@code VirtualService bos/txn}
 */
public record Fleet(
    Switches switches,
    List<RestartSeen> restarts,
    Activity activity,
    Optional<Storm> storm,
    Set<String> openBreakers) {

  public Fleet {
    restarts = List.copyOf(restarts);
    openBreakers = Set.copyOf(openBreakers);
  }

  /**
   * What Pulih does and did.
   *
   * @param acting the actions under way
   * @param decided when actions were decided, of late
   */
  public record Activity(List<Acting> acting, List<Instant> decided) {
    public Activity {
      acting = List.copyOf(acting);
      decided = List.copyOf(decided);
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

  /** Nothing is going on. */
  public static Fleet quiet() {
    return new Fleet(
        Switches.none(), List.of(), new Activity(List.of(), List.of()), Optional.empty(), Set.of());
  }
}
