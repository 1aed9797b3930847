package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Guards;
import dev.pulih.policy.Hold;
import java.util.ArrayList;
import java.util.List;

/** What holds an action of either stage, whatever it would change. */
final class CommonHolds {

  private CommonHolds() {}

  static List<Hold> of(Sight sight, StageCondition condition, String incident) {
    List<Hold> holds =
        new ArrayList<>(
            sight
                .rules()
                .guards()
                .anyAction(sight.service(), incident, sight.fleet(), sight.now()));
    Guards.downstreamFirst(sight.service(), sight.fleet(), ActionOnsets.ofAction(sight, condition))
        .ifPresent(holds::add);
    return holds;
  }
}
