package dev.pulih.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Timing SHORT = Timing.usual().withHistory(Duration.ofMinutes(30));

  private static List<Readings> readings(Scenario scenario, long seed) {
    Simulation simulation = Simulation.begin(scenario, seed, SHORT);
    List<Readings> readings = new ArrayList<>();
    for (int tick = 0; tick < 40; tick++) {
      simulation.advanceTo(simulation.now().plusSeconds(15));
      readings.add(simulation.signals(Spans.defaults()).read(Signals.shipped(), simulation.now()));
    }
    return readings;
  }

  @Test
  void the_same_seed_gives_the_same_readings() {
    assertThat(readings(Scenarios.oom(), 9)).isEqualTo(readings(Scenarios.oom(), 9));
  }

  @Test
  void another_seed_gives_other_readings() {
    assertThat(readings(Scenarios.oom(), 9)).isNotEqualTo(readings(Scenarios.oom(), 10));
  }

  @Test
  void it_begins_where_the_watching_begins() {
    Simulation simulation = Simulation.begin(Scenarios.oom(), 1, SHORT);
    assertThat(simulation.now()).isEqualTo(Scenarios.oom().setting().onset().minus(SHORT.lead()));
  }
}
