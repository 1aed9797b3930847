package dev.pulih.service.backtest;

import dev.pulih.backtest.Backtest;
import dev.pulih.flow.Setup;
import dev.pulih.service.backtest.BacktestReport.NotJudged;
import java.util.List;
import java.util.stream.Stream;

/** What readings do not say: what a report assumes, and what it leaves out. */
final class Assumptions {

  private static final String CLUSTER = "what runs in the cluster is not among the readings";
  private static final String IDLE = "nothing was done that could be counted";

  private Assumptions() {}

  static List<String> all() {
    return List.of(
        "Every service is in dry-run, whatever its mode: what would have been done is decided, and nothing is done.",
        "The pods of a service are those that were scraped, told by the names of its Deployments. One that is not scraped any more counts as running for 5 min, unless a rollout replaced it.",
        "Its Deployments are not paused, not rolling out, and belong to nobody else.",
        "Where stage 2 is due, whether a subset could have taken the traffic is not known.",
        "After the first action of an incident what follows is not knowable: it is not counted.",
        "Whoever was called closes the incident as soon as it is calm.",
        "No model was asked: a deviation alone opens no incident, and no verdict holds an action.",
        "Nobody paused Pulih, and no maintenance was planned.");
  }

  static List<NotJudged> notJudged(Setup setup) {
    return Stream.concat(
            Backtest.unjudged(setup).stream().map(rule -> new NotJudged("rule " + rule, CLUSTER)),
            Stream.of(
                new NotJudged("guard RESTART_LOOP", CLUSTER),
                new NotJudged("guard NEW_TEMPLATE", CLUSTER),
                new NotJudged("guard AUTOSCALING", CLUSTER),
                new NotJudged("guard TOO_FEW_PODS", CLUSTER),
                new NotJudged("guard TOO_MANY_ACTIONS", IDLE),
                new NotJudged("guard INEFFECTIVE", IDLE),
                new NotJudged("guard OBJECT_BUSY", IDLE)))
        .toList();
  }
}
