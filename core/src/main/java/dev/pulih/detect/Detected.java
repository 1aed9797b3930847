package dev.pulih.detect;

import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules say at a tick.
 *
 * @param readings the readings after qualification: untrustworthy ones are unknown
 * @param services by service
 * @param deviations how many series were looked at for deviations
 */
public record Detected(Readings readings, Map<ServiceRef, OfService> services, Tally deviations) {

  public Detected {
    services = Map.copyOf(services);
  }

  /**
   * The deviations of a tick in numbers.
   *
   * @param series that are watched
   * @param begun of them, those that began to deviate at this tick
   * @param achieved how they keep to the rate of findings that is wanted
   * @param joint services that several signals together began to tell against at this tick
   */
  public record Tally(int series, int begun, Achieved achieved, int joint) {}

  /** The tick's time. */
  public Instant at() {
    return readings.at();
  }

  /**
   * What the rules say about one service.
   *
   * @param findings threshold findings and qualified deviations, worst first
   * @param restart the condition of stage 1
   * @param shift the condition of stage 2
   * @param calm whether no threshold rule has been true for the configured stretch of known time
   * @param blindSince since when what its stages need has been unknown, if it is
   */
  public record OfService(
      List<Finding> findings,
      StageCondition restart,
      StageCondition shift,
      Truth calm,
      Optional<Instant> blindSince) {

    public OfService {
      findings = List.copyOf(findings);
    }

    /** The worst severity of its threshold findings; empty if there are none. */
    public Optional<Severity> severity() {
      return findings.stream().flatMap(f -> f.severity().stream()).max(Severity::compareTo);
    }
  }
}
