package dev.pulih.policy;

import dev.pulih.signal.TimeSpans;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/** How far back decisions look: what is younger than that must not be removed. */
public final class Lookback {

  /** A month's budget is the sum of its calls, and a month has 31 days somewhere in the world. */
  public static final Duration CALLS = Duration.ofDays(32);

  /** Briefings name the restarts of the last hour; a restart loop is at most as long. */
  public static final Duration RESTARTS = Duration.ofHours(1);

  private Lookback() {}

  /** How far back an incident that is over can change what is decided about another. */
  public static Duration incidents(GuardLimits limits, Policy policy) {
    return Stream.of(
            Guards.HOUR,
            limits.ineffective().within(),
            policy.escalation().relapseWithin(),
            policy.advice().cooldown())
        .reduce(Duration.ZERO, TimeSpans::longer);
  }

  /** The same with incidents that were opened under other policies: each keeps its own. */
  public static Duration with(Collection<Policy> others, Duration own) {
    return others.stream().map(p -> p.escalation().relapseWithin()).reduce(own, TimeSpans::longer);
  }
}
