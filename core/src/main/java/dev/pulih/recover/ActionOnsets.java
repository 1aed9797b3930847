package dev.pulih.recover;

import static java.util.Comparator.naturalOrder;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Since when a service is ill, as the guards count it. */
final class ActionOnsets {

  private ActionOnsets() {}

  /**
   * When what an action is about began: the stage's condition, or the P1 of the service's error
   * rate that came before it. Nothing else is what a stage acts on: a P2 may stand for hours, and
   * so may the lag of a consumer group, before a bad deploy or a called service adds its own.
   */
  static Instant ofAction(Sight sight, StageCondition condition) {
    return findings(sight)
        .filter(ActionOnsets::isOutage)
        .map(Finding::since)
        .filter(condition.began()::isAfter)
        .min(naturalOrder())
        .orElse(condition.began());
  }

  private static boolean isOutage(Finding finding) {
    return finding.is(Severity.P1) && finding.measured().signal().equals(Signals.ERROR_RATE);
  }

  private static Stream<Finding> findings(Sight sight) {
    return Optional.ofNullable(sight.detected().services().get(sight.service())).stream()
        .map(Detected.OfService::findings)
        .flatMap(List::stream);
  }

  /**
   * Each instant that may be the onset: that of the action, and the first threshold that was passed
   * and still is, since what a deploy breaks may show as latency or lag first.
   */
  static Stream<Instant> possible(Sight sight, StageCondition condition) {
    Optional<Instant> first =
        Optional.ofNullable(sight.fleet().elsewhere().onsets().get(sight.service()));
    return Stream.concat(first.stream(), Stream.of(ofAction(sight, condition)));
  }
}
