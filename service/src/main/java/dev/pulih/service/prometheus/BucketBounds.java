package dev.pulih.service.prometheus;

import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last finite bound of each service's latency buckets, in seconds. A quantile never answers
 * beyond it, so that a bound below three times the SLO hides what should page.
 */
final class BucketBounds implements Samples {

  private static final int MARGIN = 3;

  private final SignalQuery query;
  private final Map<Entity, Double> last = new HashMap<>();

  BucketBounds(SignalQuery query) {
    this.query = query;
  }

  @Override
  public Points series(Map<String, String> labels) throws DoubtfulAnswer {
    Entity entity = query.entity(labels);
    double bound = bound(labels.getOrDefault("le", "")) * query.scale();
    return (_, _) -> last.merge(entity, bound, Math::max);
  }

  /** What is wrong with a service's buckets, if anything. */
  Optional<String> complaint(Watched watched) {
    double bound = last.getOrDefault(new Entity.OfService(watched.service()), 0.0);
    // As a duration, for 3 * 0.1 is more than 0.3 in floating point.
    double needed = watched.slo().p99().multipliedBy(MARGIN).toNanos() / 1e9;
    return bound >= needed ? Optional.empty() : Optional.of(complaint(watched, bound, needed));
  }

  private static String complaint(Watched watched, double bound, double needed) {
    String found =
        bound <= 0
            ? "there are no latency buckets with a finite bound"
            : "the last finite latency bucket ends at %s s".formatted(bound);
    return "%s: %s, but its SLO needs one of at least %s s (three times its P99): add buckets where the service measures itself."
        .formatted(watched.service(), found, needed);
  }

  private static double bound(String le) {
    try {
      double bound = Double.parseDouble(le);
      return Double.isFinite(bound) ? bound : 0;
    } catch (NumberFormatException _) {
      return 0; // "+Inf" is how Prometheus writes the bucket that is not finite.
    }
  }
}
