package dev.pulih.service.e2e;

import dev.pulih.service.e2e.GivenCluster.SeenPod;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.util.Comparator;
import java.util.List;

/** What goes wrong, as the simulator plays it and as pods of any cluster are made to look. */
enum Trouble {
  /** One pod of v1 fails; one that Pulih started does not. */
  ONE_POD {
    @Override
    Scenario scenario() {
      return Scenarios.oom();
    }

    @Override
    double failing(SeenPod pod, List<SeenPod> all) {
      return all.stream()
              .filter(p -> p.version().equals("v1") && !p.startedByPulih())
              .min(Comparator.comparing(SeenPod::name))
              .filter(pod::equals)
              .isPresent()
          ? 0.24
          : 0;
    }
  },
  /** Version v2 fails half of what it gets, whoever started it. */
  BAD_VERSION {
    @Override
    Scenario scenario() {
      return Scenarios.badVersion();
    }

    @Override
    double failing(SeenPod pod, List<SeenPod> all) {
      return pod.version().equals("v2") ? 0.5 : 0;
    }
  },
  /** Answers take more than three times as long as the objective of 200 ms allows. */
  SLOW {
    @Override
    Scenario scenario() {
      return Scenarios.slowP99();
    }

    @Override
    double failing(SeenPod pod, List<SeenPod> all) {
      return 0;
    }

    @Override
    double seconds() {
      return 1.5;
    }
  };

  /** The scenario of the simulator. */
  abstract Scenario scenario();

  /** The share of its requests that a pod fails, 0 to 1. */
  abstract double failing(SeenPod pod, List<SeenPod> all);

  /** How long an answer takes. */
  double seconds() {
    return 0.04;
  }
}
