package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.util.List;
import java.util.Optional;

/**
 * All that an incident's next decision is made from, at one tick.
 *
 * @param view what the rules say
 * @param restart what stage 1 would do
 * @param shift what stage 2 would do
 * @param restarted how a restart under way shows
 * @param shifted how a shift under way shows
 */
public record Situation(
    View view, RestartOption restart, ShiftOption shift, Restarted restarted, Shifted shifted) {

  /**
   * What the rules say about the service.
   *
   * @param mode how far Pulih may go for it now
   * @param severity the worst threshold finding now; empty if there is none
   * @param calm whether no threshold rule has been true for long enough
   * @param errorRate its error rate over the long window
   * @param summary its findings in short
   */
  public record View(
      Mode mode, Optional<Severity> severity, Truth calm, Reading errorRate, Summary summary) {}

  /**
   * The findings in short.
   *
   * @param headline the worst one in one line
   * @param complex whether they deserve an analyst's opinion
   * @param anomalous whether there are any, if only deviations
   * @param signs what they are about, in the order of the rules
   */
  public record Summary(String headline, boolean complex, boolean anomalous, List<Sign> signs) {
    public Summary {
      signs = List.copyOf(signs);
    }
  }

  /**
   * What a finding is about.
   *
   * @param rule the name of its rule
   * @param signal the name of what was measured
   */
  public record Sign(String rule, String signal) {}

  /**
   * What stage 1 would do.
   *
   * @param condition where its condition stands
   * @param workload what would be restarted; empty where it is not known
   * @param holds what holds it back
   */
  public record RestartOption(
      StageCondition condition, Optional<WorkloadRef> workload, List<Hold> holds) {
    public RestartOption {
      holds = List.copyOf(holds);
    }
  }

  /**
   * What stage 2 would do.
   *
   * @param condition where its condition stands
   * @param plan the target and the weights to be written; without changes where no shift is
   *     possible
   * @param holds what holds it back
   */
  public record ShiftOption(StageCondition condition, ShiftPlan plan, List<Hold> holds) {
    public ShiftOption {
      holds = List.copyOf(holds);
    }
  }

  /**
   * How a restart under way shows.
   *
   * @param progress where the rollout stands
   * @param newPods error rate of the pods that it made, over the evaluation window
   */
  public record Restarted(Progress progress, Reading newPods) {}

  /** Where a rollout stands. */
  public enum Progress {
    /** Under way. */
    ROLLING,
    /** Over, as {@code kubectl rollout status} tells it. */
    COMPLETE,
    /** Its progress deadline is exceeded. */
    STUCK,
    /** Not known. */
    UNKNOWN
  }

  /**
   * How a shift under way shows.
   *
   * @param target error rate of the target subset, since the shift
   * @param normal whether the target's latency is normal
   * @param inPlace whether the written weights are still there
   */
  public record Shifted(Reading target, Truth normal, Truth inPlace) {}
}
