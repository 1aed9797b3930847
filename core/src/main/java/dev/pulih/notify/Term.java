package dev.pulih.notify;

import dev.pulih.policy.Reason;
import dev.pulih.recover.Attempt.Result;
import java.util.Locale;

/** All that Pulih says of an incident by itself; each channel's language has a sentence for it. */
public enum Term {
  // Titles. The first part is the service.
  TITLE,
  RECOVERED_AUTOMATICALLY,
  HEALTHY_AGAIN,
  NEEDS_PEOPLE,
  HAS_TAKEN_IT,
  CALM_AGAIN,
  OVERDUE,
  UNANSWERED,
  SHARED_CAUSE,
  RELEASE_HARMS,
  BREAKER_WAITS,
  FOLDED,

  // Where it stands.
  SUSPECTED,
  ADVISED,
  PASSED,
  OPEN,
  CAME_BACK,
  HELD_BACK,
  NEEDS_APPROVAL,
  APPROVED,
  RESTARTING,
  ROLLING_OUT,
  JUDGING_RESTART,
  AWAITING_SHIFT,
  SHIFTING,
  JUDGING_SHIFT,
  UNDOING,
  STAGE_HELPED,
  CALMING,
  WITH_PEOPLE,
  WITH_PEOPLE_CALM,
  RESOLVED,
  CLOSED,
  FALSE_ALARM,

  // Names of facts.
  SEVERITY,
  SERVICE,
  SERVICES,
  STANDS,
  SINCE,
  UNTIL,
  STAGE,
  P99,
  TAKEN_ON,
  CALLED,
  HELD,
  CAUSE,
  EVIDENCE,
  BREAKER,
  RUNBOOK,
  DRAFT,

  // Facts.
  ATTEMPT,
  ATTEMPT_BEFORE,
  ATTEMPT_OPEN,
  UNKNOWN,
  P99_OVER,
  TAKEN_BY,
  CALLED_SINCE,
  REASON,
  VERDICT,
  TEMPLATE,
  BREAKER_OPEN,
  BREAKER_RELEASING,
  BREAKER_RELEASED,

  // How a try of a stage ended.
  RESULT_UNDER_WAY,
  RESULT_RECOVERED,
  RESULT_NOT_RECOVERED,
  RESULT_INCONCLUSIVE,
  RESULT_RELAPSED,
  RESULT_REFUSED,
  RESULT_DRY_RUN,

  // What holds an action back.
  HOLD_OBSERVE_MODE,
  HOLD_NOT_KNOWN,
  HOLD_CONDITION_PAST,
  HOLD_OBJECT_BUSY,
  HOLD_TOO_MANY_ACTIONS,
  HOLD_STORM,
  HOLD_MAINTENANCE,
  HOLD_PAUSED,
  HOLD_DOWNSTREAM_FIRST,
  HOLD_AUTOSCALING,
  HOLD_KILL_SWITCH,
  HOLD_NOT_LEADER,
  HOLD_ROLLOUT_IN_PROGRESS,
  HOLD_CONFLICT,
  HOLD_AWAITING_VERDICT,
  HOLD_NEEDS_APPROVAL,
  HOLD_TOO_FEW_PODS,
  HOLD_IDLE_STANDBY,
  HOLD_VETOED,
  HOLD_RESTART_LOOP,
  HOLD_INEFFECTIVE,
  HOLD_NEW_TEMPLATE,
  HOLD_BREAKER_OPEN,
  HOLD_NOT_A_DEPLOYMENT,
  HOLD_WORKLOAD_PAUSED,
  HOLD_OWNED_BY_CONTROLLER,
  HOLD_GITOPS,
  HOLD_NO_HEALTHY_SUBSET,
  HOLD_NOT_SPLIT,
  HOLD_NO_CAPACITY,
  HOLD_REFUSED_BY_CLUSTER,
  HOLD_EXPIRED,
  HOLD_DRIFT,
  HOLD_NOT_CONFIGURED,
  HOLD_PERSON;

  /** As in the texts: {@code needs-people}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Term of(Result result) {
    return switch (result) {
      case UNDER_WAY -> RESULT_UNDER_WAY;
      case RECOVERED -> RESULT_RECOVERED;
      case NOT_RECOVERED -> RESULT_NOT_RECOVERED;
      case INCONCLUSIVE -> RESULT_INCONCLUSIVE;
      case RELAPSED -> RESULT_RELAPSED;
      case REFUSED -> RESULT_REFUSED;
      case DRY_RUN -> RESULT_DRY_RUN;
    };
  }

  /** Each reason has its own, of the same name. */
  static Term of(Reason reason) {
    return valueOf("HOLD_" + reason.name());
  }
}
