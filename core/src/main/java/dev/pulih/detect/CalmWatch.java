package dev.pulih.detect;

import dev.pulih.detect.HoldClock.Holding;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;

/** Whether a service has been free of threshold findings for long enough. */
final class CalmWatch {

  /** Unknown time does not count, however long it is, but takes nothing back. */
  private static final int FOREVER = Integer.MAX_VALUE - 1;

  private HoldClock clock;

  CalmWatch(DetectionSettings settings) {
    this.clock = HoldClock.unseen(new Holding(settings.stages().resolveAfter(), FOREVER));
  }

  /**
   * The next tick's answer.
   *
   * @param quiet whether no rule with a severity is true
   */
  Truth next(Truth quiet, Scene scene) {
    Truth now = quiet.and(known(scene));
    clock = clock.next(now, scene.at());
    return now == Truth.UNKNOWN ? now : Truth.of(clock.matured());
  }

  /** A service that nobody sees is not calm. */
  private static Truth known(Scene scene) {
    return scene.readings().of(Signals.ERROR_RATE, scene.service()).test(_ -> true);
  }
}
