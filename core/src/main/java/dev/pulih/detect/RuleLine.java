package dev.pulih.detect;

import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Rule.Check;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Truth;
import java.time.Instant;

/**
 * A rule on one entity, over time.
 *
 * @param clock how long it has been true
 * @param measured its latest known measurement
 * @param known its latest known truth
 * @param now its truth at the latest tick
 */
record RuleLine(HoldClock clock, Measured measured, Truth known, Truth now) {

  RuleLine next(Check check, Instant at) {
    return check.truth() == Truth.UNKNOWN
        ? unknown(at)
        : new RuleLine(
            clock.next(check.truth(), at), check.measured(), check.truth(), check.truth());
  }

  RuleLine unknown(Instant at) {
    return new RuleLine(clock.next(Truth.UNKNOWN, at), measured, known, Truth.UNKNOWN);
  }

  /** True for long enough. */
  boolean stands() {
    return clock.matured();
  }

  Finding finding(ServiceRef service, Rule rule) {
    return new Finding(service, rule.name(), measured, clock.began(), rule.severity());
  }

  /** Not true; a rule that was true when last known is not over because nobody looks. */
  Truth quiet() {
    return now == Truth.UNKNOWN ? quietInTheDark() : Truth.of(!now.holds());
  }

  private Truth quietInTheDark() {
    return stands() ? Truth.FALSE : known.holds() ? Truth.UNKNOWN : Truth.TRUE;
  }
}
