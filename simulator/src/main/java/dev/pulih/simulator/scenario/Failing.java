package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Some pods of a service fail a share of their requests for a time; replacing them changes nothing,
 * for the cause is not in them.
 *
 * @param service the service
 * @param which which of its pods
 * @param share share of their requests that they fail, 0 to 1
 * @param from when it begins, counted from the onset
 * @param until when it ends, counted from the onset
 */
record Failing(
    String service, Predicate<Backend> which, double share, Duration from, Duration until)
    implements Fault {
  private static final Duration FOREVER = Duration.ofDays(365);

  static Failing always(String service, double share) {
    return during(service, share, Duration.ZERO, FOREVER);
  }

  static Failing from(Duration from, String service, double share) {
    return during(service, share, from, FOREVER);
  }

  static Failing during(String service, double share, Duration from, Duration until) {
    return new Failing(service, pod -> true, share, from, until);
  }

  static Failing version(String service, String version, double share) {
    Predicate<Backend> runs = pod -> pod.version().equals(version);
    return new Failing(service, runs, share, Duration.ZERO, FOREVER);
  }

  @Override
  public void act(Levers levers) {
    Duration since = levers.since();
    if (since.compareTo(from) >= 0 && since.compareTo(until) < 0) {
      levers.pods(service).stream()
          .filter(which)
          .forEach(pod -> pod.suffer(Ailment.failing(share)));
    }
  }
}
