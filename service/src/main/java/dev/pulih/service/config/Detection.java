package dev.pulih.service.config;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.JointSettings;
import dev.pulih.detect.Rule;
import dev.pulih.detect.StageRules;
import dev.pulih.detect.StageRules.StageRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is abnormal, as written.
 *
 * @param trust what makes a reading trustworthy
 * @param rules the shipped rules
 * @param extra thresholds of the user's own
 * @param deviation when a value deviates from its own past
 * @param joint when several signals of a service are a finding together
 */
record Detection(
    TrustSection.Draft trust,
    List<Rule> rules,
    List<ExtraThreshold> extra,
    DeviationSettings deviation,
    Optional<JointSettings> joint) {

  /** The settings, together with what other blocks say; {@code more} are the extra thresholds. */
  DetectionSettings with(Pace pace, Stages stages, Duration resolveAfter, List<Rule> more) {
    Duration interval = pace.interval();
    return new DetectionSettings(
            interval,
            trust.at(interval, pace.offset()),
            rules,
            stageRules(stages, resolveAfter),
            deviation,
            joint)
        .plus(more);
  }

  private static StageRules stageRules(Stages stages, Duration resolveAfter) {
    return new StageRules(
        new StageRule(stages.restart().policy().above(), stages.restart().hold()),
        new StageRule(stages.shift().policy().above(), stages.shift().hold()),
        stages.recency(),
        resolveAfter);
  }
}
