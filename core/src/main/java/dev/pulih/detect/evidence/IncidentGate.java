package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Alarm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets one alarm through for each incident.
 *
 * <p>A service that is hot triggers once, then is disarmed until it has been calm for some rows: a
 * Schmitt trigger (Schmitt, J. Sci. Instrum. 15, 1938), whose two levels keep one that hovers at
 * the threshold from alarming again and again. What triggers soon after an alarm belongs to that
 * incident, whichever service it is.
 */
final class IncidentGate {

  private final Alarm alarm;
  private final boolean[] disarmed;
  private final int[] calm;
  private @Nullable Instant last;

  IncidentGate(Alarm alarm, int services) {
    this.alarm = alarm;
    this.disarmed = new boolean[services];
    this.calm = new int[services];
  }

  /** Whether an incident begins, as the levels of the services at one time say. */
  boolean next(Instant at, double[] levels) {
    boolean begins = triggered(levels) && !folded(at);
    if (begins) {
      last = at;
    }
    for (int service = 0; service < levels.length; service++) {
      arm(service, levels[service]);
    }
    return begins;
  }

  boolean hot(double level) {
    return level >= alarm.nats();
  }

  private boolean triggered(double[] levels) {
    boolean triggered = false;
    for (int service = 0; service < levels.length; service++) {
      triggered |= hot(levels[service]) && !disarmed[service];
    }
    return triggered;
  }

  private boolean folded(Instant at) {
    return last != null && at.isBefore(last.plus(alarm.fold()));
  }

  private void arm(int service, double level) {
    calm[service] = level < alarm.calm() * alarm.nats() ? calm[service] + 1 : 0;
    disarmed[service] = (disarmed[service] || hot(level)) && calm[service] < alarm.calmRows();
  }
}
