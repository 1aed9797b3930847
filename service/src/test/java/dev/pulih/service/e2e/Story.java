package dev.pulih.service.e2e;

import static dev.pulih.recover.Transition.Step.FIRST_VALUE;
import static dev.pulih.recover.Transition.Step.OPENED;
import static dev.pulih.recover.Transition.Step.RECOVERED;
import static dev.pulih.recover.Transition.Step.RESTART_ACCEPTED;
import static dev.pulih.recover.Transition.Step.RESTART_DECIDED;
import static dev.pulih.recover.Transition.Step.ROLLED_OUT;
import static dev.pulih.recover.Transition.Step.SHIFTED;
import static dev.pulih.recover.Transition.Step.SHIFT_DECIDED;
import static dev.pulih.recover.Transition.Step.WITH_PEOPLE;

import dev.pulih.recover.Transition.Step;
import dev.pulih.service.e2e.Moment.CarriedOut;
import dev.pulih.service.e2e.Moment.Reached;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenario.Setting;
import dev.pulih.simulator.scenario.Scenarios;
import java.util.List;

/**
 * A recovery that has to end in the same way however often Pulih is killed in it.
 *
 * @param scenario what goes wrong
 * @param moments when Pulih is killed, in order
 * @param end the step that ends it
 * @param shifts how often traffic is to be shifted
 */
record Story(Scenario scenario, List<Moment> moments, Step end, int shifts) {

  /** Stage 1 recovers it. */
  static Story restart() {
    return new Story(
        alone(Scenarios.oom(), "txn-service"),
        List.of(
            Reached.step(OPENED),
            Reached.step(RESTART_DECIDED),
            new CarriedOut("deployments", 1),
            Reached.step(RESTART_ACCEPTED),
            Reached.step(ROLLED_OUT),
            Reached.step(FIRST_VALUE, RECOVERED)),
        RECOVERED,
        0);
  }

  /** Stage 2 recovers it, with or without a restart before it that did not help. */
  static Story shift() {
    return new Story(
        alone(Scenarios.badVersion(), "txn-service"),
        List.of(
            Reached.step(SHIFT_DECIDED),
            new CarriedOut("virtualservices", 2),
            Reached.step(SHIFTED),
            Reached.step(RECOVERED)),
        RECOVERED,
        1);
  }

  /** Stage 3 calls people. */
  static Story people() {
    return new Story(
        alone(Scenarios.slowP99(), "account-service"),
        List.of(Reached.step(OPENED), new Moment.Called()),
        WITH_PEOPLE,
        0);
  }

  /** The same, killed at other moments. */
  Story killedAt(List<Moment> others) {
    return new Story(scenario, others, end, shifts);
  }

  /** Without the services that it is not about, which only cost time. */
  private static Scenario alone(Scenario scenario, String service) {
    Setting setting = scenario.setting();
    return new Scenario(
        scenario.name(),
        scenario.description(),
        new Setting(setting.office().only(service), setting.onset(), setting.length()),
        scenario.fault(),
        scenario.truth());
  }
}
