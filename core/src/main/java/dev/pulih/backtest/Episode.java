package dev.pulih.backtest;

import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A finding from the first tick that said it to the last one that did, with the same {@code since}.
 *
 * @param about whose it is, and by which rule
 * @param since the tick at which what it says became true; its holding time began then
 * @param from the first tick that said it
 * @param to the last one
 * @param worst the value farthest beyond the bound
 * @param bound the bound at that value
 * @param where seen from the incidents that are known
 */
public record Episode(
    About about,
    Instant since,
    Instant from,
    Instant to,
    double worst,
    double bound,
    Whereabouts where) {

  /**
   * What makes two findings the same episode.
   *
   * @param service the service it counts for
   * @param rule the rule's name
   * @param series what was measured
   * @param severity of a threshold finding; empty for an anomaly that pages nobody
   */
  public record About(ServiceRef service, String rule, Series series, Optional<Severity> severity) {

    static About of(Finding finding) {
      Series series = new Series(finding.measured().signal(), finding.measured().entity());
      return new About(finding.service(), finding.rule(), series, finding.severity());
    }
  }

  static Episode begun(Finding finding, Instant at, Whereabouts where) {
    Finding.Measured measured = finding.measured();
    return new Episode(
        About.of(finding), finding.since(), at, at, measured.value(), measured.bound(), where);
  }

  /** The same, at a later tick. */
  Episode lasting(Finding finding, Instant at) {
    Finding.Measured now = finding.measured();
    boolean worse = Math.abs(now.value() - now.bound()) > Math.abs(worst - bound);
    return new Episode(
        about, since, from, at, worse ? now.value() : worst, worse ? now.bound() : bound, where);
  }
}
