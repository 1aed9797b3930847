package dev.pulih.detect;

import dev.pulih.detect.evidence.EvidenceSettings;
import dev.pulih.detect.evidence.EvidenceSettings.Alarm;
import java.time.Duration;

/**
 * When several signals of one service are a finding together.
 *
 * @param threshold how much they must tell, in nats
 * @param every the time from one row that is learned from to the next
 * @param aloneFor how long a change of traffic must last that no other signal supports
 */
public record JointSettings(double threshold, Duration every, Duration aloneFor) {

  public JointSettings {
    Require.that(threshold > 0, "threshold must be positive; got %s.", threshold);
    Require.positive("every", every);
    Require.notNegative("aloneFor", aloneFor);
  }

  /** As shipped: 17 nats, rows of a minute, two minutes alone. */
  public static JointSettings defaults() {
    Alarm shipped = EvidenceSettings.defaults().alarm();
    return new JointSettings(shipped.nats(), Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  /** How the evidence is weighed. */
  EvidenceSettings evidence() {
    EvidenceSettings shipped = EvidenceSettings.defaults();
    Alarm alarm = shipped.alarm();
    return shipped.with(new Alarm(threshold, alarm.calm(), alarm.calmRows(), alarm.fold()));
  }
}
