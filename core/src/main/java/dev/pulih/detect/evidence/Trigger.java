package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Alarm;

/**
 * Goes on where a service becomes hot, and off once it has been calm for some rows: a Schmitt
 * trigger (Schmitt, J. Sci. Instrum. 15, 1938), whose two levels keep one that hovers at the
 * threshold from alarming again and again. {@code on = (on before, or level ≥ nats) and fewer than
 * calmRows rows in a row with level < calm · nats}. O(1).
 */
final class Trigger {

  private final Alarm alarm;
  private boolean on;
  private int calm;

  Trigger(Alarm alarm) {
    this.alarm = alarm;
  }

  /** Whether it goes on with this level. */
  boolean next(double level) {
    boolean before = on;
    calm = level < alarm.calm() * alarm.nats() ? calm + 1 : 0;
    on = (on || alarm.isHot(level)) && calm < alarm.calmRows();
    return on && !before;
  }

  boolean on() {
    return on;
  }
}
