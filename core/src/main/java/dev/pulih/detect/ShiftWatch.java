package dev.pulih.detect;

import dev.pulih.detect.HoldClock.Holding;
import dev.pulih.detect.StageRules.StageRule;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.util.List;

/** The condition of stage 2: the error rate of the whole service. */
final class ShiftWatch {

  private final StageRule rule;
  private final Recents recents;
  private HoldClock clock;

  ShiftWatch(DetectionSettings settings, int halfWindow) {
    this.recents =
        new Recents(Signals.ERROR_RATE.over(Span.RECENT), halfWindow, settings.stages().recency());
    this.rule = settings.stages().shift();
    this.clock = HoldClock.unseen(new Holding(rule.hold(), settings.trust().unknownTicks()));
  }

  StageCondition next(Scene scene) {
    Reading value = scene.readings().of(Signals.ERROR_RATE, scene.service());
    recents.next(scene, List.of(scene.service()));
    clock = clock.next(value.test(this::bad), scene.at());
    return new StageCondition(
        clock.phase(), clock.since(), clock.began(), recent(scene), value, List.of());
  }

  private Truth recent(Scene scene) {
    return recents.hold(scene.service(), rule.above());
  }

  private boolean bad(double ratio) {
    return ratio > rule.above();
  }
}
