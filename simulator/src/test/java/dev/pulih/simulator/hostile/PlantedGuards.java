package dev.pulih.simulator.hostile;

import dev.pulih.policy.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Each guard of the core, taken out: what holds an action holds it no more. */
final class PlantedGuards {

  private PlantedGuards() {}

  /**
   * A bug that takes a guard out.
   *
   * @param reason for which the guard holds an action
   * @param bug what is done to it
   */
  record PlantedGuard(Reason reason, PlantedBug bug) {}

  static List<PlantedGuard> all() {
    return Stream.of(ofTheFleet(), ofRestarts(), ofShifts(), ofDecisions(), ofTheLastLook())
        .flatMap(List::stream)
        .toList();
  }

  private static PlantedGuard guard(
      Reason reason, String name, String file, String right, String wrong) {
    return new PlantedGuard(reason, new PlantedBug(name, file, right, wrong));
  }

  private static List<PlantedGuard> ofTheFleet() {
    return List.of(
        guard(
            Reason.STORM,
            "a storm holds nothing",
            "policy/Guards.java",
            "    fleet.elsewhere().storm().map(Guards::storm).ifPresent(holds::add);\n",
            ""),
        guard(
            Reason.TOO_MANY_ACTIONS,
            "any number of recoveries run at once",
            "policy/Guards.java",
            "others >= limits.actions().atOnce() || ",
            ""),
        guard(
            Reason.TOO_MANY_ACTIONS,
            "any number of actions are done in an hour",
            "policy/Guards.java",
            " || recent >= limits.actions().perHour()",
            ""),
        guard(
            Reason.DOWNSTREAM_FIRST,
            "a caller is healed before the called",
            "policy/Guards.java",
            "return fleet.elsewhere().downstreamFirst(service, onset).map(Guards::downstream);",
            "return Optional.empty();"),
        guard(
            Reason.INEFFECTIVE,
            "what does not help is done again and again",
            "policy/Guards.java",
            "inVain >= limits.ineffective().count()",
            "inVain < 0"),
        guard(
            Reason.INEFFECTIVE,
            "what is just being judged did not fail yet",
            "flow/Fleets.java",
            "case NOT_RECOVERED, INCONCLUSIVE, RELAPSED, UNDER_WAY -> true;\n      case ",
            "case NOT_RECOVERED, INCONCLUSIVE, RELAPSED -> true;\n      case UNDER_WAY, "),
        guard(
            Reason.NEW_TEMPLATE,
            "no pod template is ever new",
            "policy/Guards.java",
            ".filter(change -> !change.at().isAfter(onset) && change.at().isAfter(after))",
            ".filter(change -> change.at().isAfter(Instant.MAX))"),
        guard(
            Reason.AUTOSCALING,
            "no autoscaler is ever at work",
            "policy/Guards.java",
            ".filter(Autoscaling::atWork)",
            ".filter(scaler -> scaler.name().isEmpty())"),
        guard(
            Reason.RESTART_LOOP,
            "no workload ever restarts in a loop",
            "policy/Guards.java",
            "rollouts + worst >= limits.restarts().count()",
            "rollouts + worst < 0"),
        guard(
            Reason.OBJECT_BUSY,
            "nothing that others act on is busy",
            "policy/Guards.java",
            "a.objects().contains(object) && !a.incident().equals(incident)",
            "a.objects().isEmpty()"),
        guard(
            Reason.PAUSED,
            "a pause does not hold a decision",
            "policy/Guards.java",
            "    holds.addAll(fleet.switches().holds(service, now));\n",
            ""),
        guard(
            Reason.PAUSED,
            "a pause holds nothing",
            "policy/Switches.java",
            "pause.filter(p -> now.isBefore(p.until()))",
            "pause.filter(p -> now.isBefore(Instant.MIN))"),
        guard(
            Reason.KILL_SWITCH,
            "the kill switch holds nothing",
            "policy/Switches.java",
            "return kill.map(by",
            "return kill.filter(String::isEmpty).map(by"),
        guard(
            Reason.MAINTENANCE,
            "a window holds no action",
            "policy/Switches.java",
            "Stream.of(killed(), paused(now), maintenance(service, now))",
            "Stream.of(killed(), paused(now))"));
  }

  private static List<PlantedGuard> ofRestarts() {
    return List.of(
        guard(
            Reason.NOT_KNOWN,
            "a pod whose owner nobody knows is restarted",
            "recover/RestartPlanner.java",
            "List.of(new Hold(Reason.NOT_KNOWN, \"what owns the pod is not known\"))",
            "List.of()"),
        guard(
            Reason.NOT_KNOWN,
            "a Deployment whose state nobody knows is restarted",
            "recover/RestartPlanner.java",
            "List.of(new Hold(Reason.NOT_KNOWN, \"the state of \" + ref + \" is not known\"))",
            "List.of()"),
        guard(
            Reason.NOT_A_DEPLOYMENT,
            "what is no Deployment is restarted",
            "recover/RestartPlanner.java",
            "List.of(new Hold(Reason.NOT_A_DEPLOYMENT, ref + \" is not a Deployment\"))",
            "List.of()"),
        guard(
            Reason.OWNED_BY_CONTROLLER,
            "a Deployment of a release controller is restarted",
            "recover/RestartPlanner.java",
            "    workload.ownership().controller().map(c -> owned(workload, c)).ifPresent(holds::add);\n",
            ""),
        guard(
            Reason.WORKLOAD_PAUSED,
            "a paused Deployment is restarted",
            "recover/RestartPlanner.java",
            "if (workload.rollout().paused()) {",
            "if (holds == null) {"),
        guard(
            Reason.ROLLOUT_IN_PROGRESS,
            "a Deployment that rolls out is restarted",
            "recover/RestartPlanner.java",
            "if (workload.rollingOut()) {",
            "if (holds == null) {"),
        guard(
            Reason.TOO_FEW_PODS,
            "a restart may leave any number of pods",
            "recover/RestartPlanner.java",
            "return left < 1 || left < enough * wanted",
            "return left < 0"),
        guard(
            Reason.RESTART_LOOP,
            "what restarts in a loop is restarted",
            "recover/RestartPlanner.java",
            "    holds.addAll(RestartLoops.of(sight));\n",
            ""),
        guard(
            Reason.OBJECT_BUSY,
            "one Deployment of two services is restarted twice at once",
            "recover/RestartPlanner.java",
            "    Guards.busy(ref.toString(), incident, sight.fleet()).ifPresent(holds::add);\n",
            ""),
        guard(
            Reason.NEW_TEMPLATE,
            "a new pod template is restarted",
            "recover/RestartPlanner.java",
            "sight.rules().guards().newTemplate(ref, movement, onset).stream()",
            "Optional.<Hold>empty().stream()"),
        guard(
            Reason.NEW_TEMPLATE,
            "what stood before a deploy hides it",
            "recover/ActionOnsets.java",
            "Stream.of(ofAction(sight, condition))",
            "first.isPresent() ? Stream.<Instant>empty() : Stream.of(ofAction(sight, condition))"),
        guard(
            Reason.DOWNSTREAM_FIRST,
            "what ailed a caller before hides that the called fell ill",
            "recover/ActionOnsets.java",
            ".filter(ActionOnsets::isOutage)",
            ".filter(finding -> finding.severity().isPresent())"),
        guard(
            Reason.AUTOSCALING,
            "a restart meets an autoscaler at work",
            "recover/RestartPlanner.java",
            "Guards.autoscaling(ref, movement).stream()",
            "Optional.<Hold>empty().stream()"));
  }

  private static List<PlantedGuard> ofShifts() {
    return List.of(
        guard(
            Reason.RESTART_LOOP,
            "traffic is shifted away from what restarts in a loop",
            "recover/ShiftPlanner.java",
            "    holds.addAll(RestartLoops.of(sight));\n",
            ""),
        guard(
            Reason.GITOPS,
            "nobody is told that a shift may be undone from Git",
            "recover/GitOpsNotes.java",
            "return ownership.gitOps().stream()",
            "return Stream.<String>empty()"),
        guard(
            Reason.NOT_KNOWN,
            "routes that nobody knows are shifted",
            "recover/ShiftPlanner.java",
            "no(Reason.NOT_KNOWN, \"the pods and routes are not known\")",
            "new Candidate(ShiftPlan.none(), List.of())"),
        guard(
            Reason.NOT_KNOWN,
            "traffic is shifted though nobody knows how much",
            "recover/SubsetHealth.java",
            "Optional.of(new Hold(unknown, \"load or capacity per pod is not known\"))",
            "Optional.empty()"),
        guard(
            Reason.OWNED_BY_CONTROLLER,
            "a VirtualService of a release controller is shifted",
            "recover/ShiftPlanner.java",
            ".controller()\n",
            ".controller()\n        .filter(String::isEmpty)\n"),
        guard(
            Reason.BREAKER_OPEN,
            "a second shift is made on an open breaker",
            "recover/ShiftPlanner.java",
            ".or(() -> breaker(asked.sight(), name))",
            ".or(() -> breaker(asked.sight(), name).filter(h -> name.isEmpty()))"),
        guard(
            Reason.OBJECT_BUSY,
            "one VirtualService of two services is shifted twice at once",
            "recover/ShiftPlanner.java",
            "\n        .or(() -> Guards.busy(name, asked.incident(), asked.sight().fleet()))",
            ""),
        guard(
            Reason.NO_HEALTHY_SUBSET,
            "where no subset is healthy the least bad is taken",
            "recover/SubsetHealth.java",
            "        .filter(s -> s.verdict().compareTo(Verdict.UNKNOWN) < 0)\n",
            ""),
        guard(
            Reason.NOT_SPLIT,
            "a shift that is not possible is decided",
            "recover/ShiftPlanner.java",
            "return shift.obstacle().isPresent()",
            "return shift.obstacle().filter(String::isEmpty).isPresent()"),
        guard(
            Reason.NOT_SPLIT,
            "a route that cannot be shifted is left behind",
            "recover/RouteShift.java",
            "return stray(target, all)\n",
            "return stray(target, all)\n        .filter(String::isEmpty)\n"),
        guard(
            Reason.NO_CAPACITY,
            "any subset carries any load",
            "recover/SubsetHealth.java",
            "return ready * perPod < needed",
            "return ready * perPod < 0"),
        guard(
            Reason.NO_CAPACITY,
            "the load needs no headroom",
            "recover/SubsetHealth.java",
            "load * sight.rules().policy().shift().target().headroom()",
            "load"),
        guard(
            Reason.IDLE_STANDBY,
            "an idle standby needs no person",
            "recover/SubsetHealth.java",
            "verdict == Verdict.IDLE && !sight",
            "verdict == Verdict.UNHEALTHY && !sight"),
        guard(
            Reason.NOT_SPLIT,
            "an explanation calls a route one that can be shifted",
            "recover/ShiftInspection.java",
            ".map(obstacle -> new Hold(Reason.NOT_SPLIT, obstacle))",
            ".filter(String::isEmpty).map(obstacle -> new Hold(Reason.NOT_SPLIT, obstacle))"),
        guard(
            Reason.NO_HEALTHY_SUBSET,
            "an explanation finds a healthy subset where none is",
            "recover/ShiftInspection.java",
            "List.of(new Hold(Reason.NO_HEALTHY_SUBSET, which))",
            "List.of()"));
  }

  private static List<PlantedGuard> ofDecisions() {
    return List.of(
        guard(
            Reason.NOT_KNOWN,
            "an unknown last minute lets a decision through",
            "recover/Gate.java",
            "Optional.of(new Hold(Reason.NOT_KNOWN, \"the last minute is not known well enough\"))",
            "Optional.empty()"),
        guard(
            Reason.CONDITION_PAST,
            "a past last minute lets a decision through",
            "recover/Gate.java",
            "Optional.of(new Hold(Reason.CONDITION_PAST, \"it does not hold over the last minute\"))",
            "Optional.empty()"),
        guard(
            Reason.OBSERVE_MODE,
            "the mode observe acts",
            "recover/Gate.java",
            "new Wait(new Hold(Reason.OBSERVE_MODE, \"the mode is observe\"))",
            "new Go()"),
        guard(
            Reason.NEEDS_APPROVAL,
            "the mode approve asks nobody",
            "recover/Gate.java",
            "new Ask(new Hold(Reason.NEEDS_APPROVAL, \"the mode is approve\"))",
            "new Go()"),
        guard(
            Reason.TOO_FEW_PODS,
            "a risk is taken without asking",
            "recover/Gate.java",
            "hold.reason().bearing() == Bearing.ASK",
            "hold.reason() == null"),
        guard(
            Reason.GITOPS,
            "what is only to be told is asked about",
            "recover/Gate.java",
            "        .filter(hold -> hold.reason().bearing() == Bearing.ASK)\n",
            ""),
        guard(
            Reason.NEEDS_APPROVAL,
            "a yes to one action is a yes to another",
            "recover/WhenAwaitingApproval.java",
            "gate instanceof Gate.Go && !state.intention().covers(s)",
            "gate instanceof Gate.Go && false"),
        guard(
            Reason.CONDITION_PAST,
            "what was approved is done though its condition is over",
            "recover/WhenAwaitingApproval.java",
            "condition.matured() ? Gate",
            "condition.matured() || true ? Gate"),
        guard(
            Reason.VETOED,
            "a veto holds nothing",
            "recover/Vetoes.java",
            "opinion.verdict().confidence() >= floor && objects(opinion.verdict())",
            "opinion.verdict().confidence() > 100 && objects(opinion.verdict())"),
        guard(
            Reason.AWAITING_VERDICT,
            "an action waits for no verdict",
            "recover/Vetoes.java",
            "asked.pending() && now",
            "!asked.pending() && now"));
  }

  private static List<PlantedGuard> ofTheLastLook() {
    return List.of(
        guard(
            Reason.KILL_SWITCH,
            "the last look ignores the kill switch",
            "flow/Clearance.java",
            ": ledger.switches().hold(present.state().facts().incident().service(), now)",
            ": Optional.empty()"),
        guard(
            Reason.EXPIRED,
            "the last look ignores the deadline",
            "flow/Clearance.java",
            "return now.isAfter(notAfter)",
            "return now.isAfter(Instant.MAX)"),
        guard(
            Reason.CONDITION_PAST,
            "the last look ignores a condition that is past",
            "flow/Clearance.java",
            "Optional.of(new Hold(Reason.CONDITION_PAST, \"it no longer holds just before sending\"))",
            "Optional.empty()"),
        guard(
            Reason.NOT_KNOWN,
            "the last look ignores what is unknown",
            "flow/Clearance.java",
            "Optional.of(\n"
                + "              new Hold(Reason.NOT_KNOWN, \"the last minute is not known just before sending\"))",
            "Optional.empty()"),
        guard(
            Reason.NOT_LEADER,
            "the last look does not ask who leads",
            "flow/Clearance.java",
            "return licence.leadership().hold();",
            "return Optional.empty();"),
        guard(
            Reason.NOT_LEADER,
            "a standby is held by nothing",
            "flow/Leadership.java",
            "Optional.of(new Hold(Reason.NOT_LEADER, standby.who() + \" leads, not this Pulih\"))",
            "Optional.empty()"),
        guard(
            Reason.OBSERVE_MODE,
            "what auto decided is sent in a dry run",
            "flow/Clearance.java",
            ".or(() -> mode(present));",
            ";"),
        guard(
            Reason.OBSERVE_MODE,
            "every mode touches",
            "flow/Licence.java",
            "return mode.touches()",
            "return mode.touches() || true"),
        guard(
            Reason.PERSON,
            "an effect is sent for an incident that went on",
            "flow/RestartDoer.java",
            "return state instanceof Restarting waiting && waiting.order().equals(effect.order());",
            "return state != null;"),
        guard(
            Reason.PERSON,
            "a shift is sent for an incident that went on",
            "flow/ShiftDoer.java",
            "return state instanceof Shifting waiting && waiting.decidedAt().equals(effect.decidedAt());",
            "return state != null;"),
        guard(
            Reason.EXPIRED,
            "a restart that nobody waits for is asked for without end",
            "flow/RestartDoer.java",
            "return wanted(effect, present.state())\n        ? new Tried.Later(why",
            "return effect.order() != null\n        ? new Tried.Later(why"),
        guard(
            Reason.EXPIRED,
            "a release is sent after its time",
            "flow/ShiftDoer.java",
            "return !present.now().isAfter(effect.notAfter());",
            "return true;"),
        guard(
            Reason.CONFLICT,
            "weights of someone else are overwritten",
            "flow/WeightWriter.java",
            "if (any(sites, WeightsSeen.OTHER)) {",
            "if (sites.isEmpty()) {"),
        guard(
            Reason.DRIFT,
            "what is read back is not looked at",
            "flow/WeightWriter.java",
            "return all(now)\n",
            "return !now.isEmpty()\n"));
  }
}
