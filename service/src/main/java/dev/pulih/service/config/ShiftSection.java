package dev.pulih.service.config;

import dev.pulih.policy.Policy.Care;
import dev.pulih.policy.Policy.Shift;
import dev.pulih.policy.Policy.Target;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of stage 2. */
final class ShiftSection extends StageSection<Stages.OfShift> {

  private final Key<Double> p99Factor =
      key(
          "p99Factor",
          Shapes.number(1),
          "2",
          "P99 of a recovered service, as a multiple of its SLO.");
  private final Key<Target> target =
      block("target", new TargetSection(), "What a subset must show before it gets all traffic.");

  private final Key<Care> care =
      block("breaker", new CareSection(), "What becomes of the breaker that a shift leaves.");

  ShiftSection() {
    super("the whole service", "20 %", "3m");
  }

  @Override
  protected Stages.OfShift build(Fields fields) {
    double above = above(fields);
    Shift shift =
        new Shift(
            above, fields.get(target), fields.get(p99Factor), judgement(fields), fields.get(care));
    return new Stages.OfShift(shift, hold(fields));
  }

  /** Keys of what becomes of a breaker. */
  private static final class CareSection extends Section<Care> {
    private final Key<Duration> remindAfter =
        key(
            "remindAfter",
            Shapes.duration(),
            "1h",
            "People are reminded of an open breaker after it, and again each time that long later.");
    private final Key<Duration> watchRelease =
        key(
            "watchRelease",
            Shapes.duration(),
            "5m",
            "How long a release is watched; at its end people are told how it went.");

    @Override
    protected Care build(Fields fields) {
      return new Care(fields.get(remindAfter), fields.get(watchRelease));
    }
  }

  /** Keys of what a subset must show. */
  private static final class TargetSection extends Section<Target> {

    private final Key<Double> errorsBelow =
        key("errorsBelow", Shapes.ratioOverZero(), "5 %", "Error rate of a healthy subset.");
    private final Key<Double> headroom =
        key("headroom", Shapes.ratio(), "20 %", "By how much its capacity must exceed the load.");
    private final Key<Duration> idleReadyFor =
        key(
            "idleReadyFor",
            Shapes.duration(),
            "5m",
            "How long all pods of a subset without traffic must have been ready.");
    private final Key<Boolean> allowIdleStandby =
        key(
            "allowIdleStandby",
            Shapes.flag(),
            "false",
            "Whether a subset without traffic needs no approval.");

    @Override
    protected Target build(Fields fields) {
      return new Target(
          fields.get(errorsBelow),
          1 + fields.get(headroom),
          fields.get(idleReadyFor),
          fields.get(allowIdleStandby));
    }
  }
}
