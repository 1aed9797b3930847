package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Effect.CaptureEvidence;
import dev.pulih.recover.Effect.Check;
import dev.pulih.recover.Effect.Restart;
import dev.pulih.recover.Effect.Shift;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;

/** Decides to act: the effects are recorded with the decision, and sent after it. */
final class Actions {

  private Actions() {}

  static Transition restart(Facts before, Situation situation, Instant now) {
    WorkloadRef workload = situation.restart().workload().orElseThrow();
    Facts facts = before.begun(Stage.RESTART, now, situation.view().errorRate());
    RestartOrder order = new RestartOrder(workload, now, facts.incident().id());
    StageCondition condition = situation.restart().condition();
    String what = "stage 1: rollout restart of " + workload;
    String why = Texts.noted(what + ", " + describe(condition), situation.restart().holds());
    return Transition.to(
        new Restarting(facts, order, answerBy(facts, now)),
        Step.RESTART_DECIDED,
        why,
        new CaptureEvidence(workload, condition.pods()),
        new Restart(order, restartCheck(facts, condition), notAfter(facts, now)),
        Escalations.tell(facts, why));
  }

  private static String describe(StageCondition condition) {
    String who = condition.pods().isEmpty() ? "the service" : condition.pods().getFirst().name();
    return who + " fails " + Ratio.text(condition.value()) + " of its requests";
  }

  static Transition shift(Facts before, Situation situation, Instant now) {
    ShiftPlan plan = situation.shift().plan();
    Facts facts = before.begun(Stage.SHIFT, now, situation.view().errorRate());
    String what = "stage 2: all traffic to subset " + plan.target();
    String why =
        Texts.noted(
            what + ", " + describe(situation.shift().condition()), situation.shift().holds());
    return Transition.to(
        new Shifting(facts, plan, now, answerBy(facts, now)),
        Step.SHIFT_DECIDED,
        why,
        new Shift(now, plan.changes(), shiftCheck(facts), notAfter(facts, now)),
        Escalations.tell(facts, why));
  }

  private static Check restartCheck(Facts facts, StageCondition condition) {
    Policy.Restart restart = facts.incident().policy().restart();
    return new Check(
        facts.incident().service(),
        condition.pods(),
        restart.above(),
        restart.judgement().minRequests());
  }

  private static Check shiftCheck(Facts facts) {
    Policy.Shift shift = facts.incident().policy().shift();
    return new Check(
        facts.incident().service(), List.of(), shift.above(), shift.judgement().minRequests());
  }

  static Instant notAfter(Facts facts, Instant now) {
    return now.plus(facts.incident().policy().patience().actWithin());
  }

  /** An answer may take as long again: what was sent at the last moment is still waited for. */
  static Instant answerBy(Facts facts, Instant now) {
    return notAfter(facts, now).plus(facts.incident().policy().patience().actWithin());
  }
}
