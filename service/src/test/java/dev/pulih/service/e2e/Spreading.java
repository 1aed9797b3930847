package dev.pulih.service.e2e;

import dev.pulih.simulator.scenario.GroundTruth;
import dev.pulih.simulator.scenario.GroundTruth.End;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenario.Setting;
import dev.pulih.simulator.scenario.Scenarios;
import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * A fault that no stage heals: one version of txn-service fails, whoever starts its pods; once
 * traffic could have gone to the other version, that one fails too. It has no clock: whoever plays
 * it says when it goes on, so that a slow machine plays the same story.
 */
final class Spreading implements Fault {

  static final String SERVICE = "txn-service";
  static final String BAD = "v2";

  /**
   * Of half of the traffic: 35 % of all, so far over the 20 % of stage 2 that no second hides it.
   */
  private static final double FAILS = 0.7;

  /** Over the 5 % of a recovered subset, and below those 35 %: no worse, so nothing is undone. */
  private static final double FAILS_THEN = 0.2;

  private volatile Phase phase = Phase.NOT_YET;

  private enum Phase {
    NOT_YET,
    ONE_VERSION,
    BOTH,
    OVER
  }

  void begin() {
    phase = Phase.ONE_VERSION;
  }

  void spread() {
    phase = Phase.BOTH;
  }

  void end() {
    phase = Phase.OVER;
  }

  /** The service alone, in two versions with half of the traffic each. */
  Scenario scenario() {
    Scenario split = Scenarios.badVersion();
    Setting setting = split.setting();
    return new Scenario(
        "spreading",
        "One version of txn-service fails, then the other one as well.",
        new Setting(setting.office().only(SERVICE), setting.onset(), setting.length()),
        this,
        new GroundTruth("A poisonous kind of request.", split.truth().faulty(), End.PEOPLE));
  }

  @Override
  public void act(Levers levers) {
    levers.pods(SERVICE).forEach(pod -> pod.suffer(Ailment.failing(share(pod))));
  }

  private double share(Backend pod) {
    boolean bad = pod.version().equals(BAD);
    return switch (phase) {
      case NOT_YET, OVER -> 0;
      case ONE_VERSION -> bad ? FAILS : 0;
      case BOTH -> bad ? FAILS : FAILS_THEN;
    };
  }
}
