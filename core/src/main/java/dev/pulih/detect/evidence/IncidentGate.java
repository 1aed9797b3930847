package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets one alarm through for each incident.
 *
 * <p>Each service has a {@link Trigger}. What triggers soon after an alarm belongs to that
 * incident, whichever service it is: {@code alarm = any trigger goes on, and t ≥ last + fold}, with
 * the time t of the row and that of the last alarm. It is the coalescence of events by a window of
 * time that begins with the first (Hansen and Siewiorek, Models for Time Coalescence in Event Logs,
 * FTCS 1992): what falls into it does not prolong it. O(1) for a service and row.
 */
final class IncidentGate {

  private final Alarm alarm;
  private final List<Trigger> triggers;
  private @Nullable Instant last;

  IncidentGate(Alarm alarm, int services) {
    this.alarm = alarm;
    this.triggers = Stream.generate(() -> new Trigger(alarm)).limit(services).toList();
  }

  /** Whether an incident begins, as the levels of the services at one time say. */
  boolean next(Instant at, double[] levels) {
    boolean begins = triggered(levels) && !folded(at);
    if (begins) {
      last = at;
    }
    return begins;
  }

  boolean hot(double level) {
    return alarm.isHot(level);
  }

  private boolean triggered(double[] levels) {
    boolean triggered = false;
    for (int service = 0; service < levels.length; service++) {
      triggered |= triggers.get(service).next(levels[service]);
    }
    return triggered;
  }

  private boolean folded(Instant at) {
    return last != null && at.isBefore(last.plus(alarm.fold()));
  }
}
