package dev.pulih.simulator.port;

import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.SignalSourceContract;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;

class SimulatedSignalsTest extends SignalSourceContract {
  private final Simulation simulation =
      Simulation.begin(
          Scenarios.prometheusGone(), 1, Timing.usual().withHistory(Duration.ofMinutes(20)));
  private final Instant newest = simulation.now();
  private final SignalSource source = simulation.signals(Spans.defaults());

  @Override
  protected SignalSource source() {
    return source;
  }

  @Override
  protected Instant newest() {
    return newest;
  }

  @Override
  protected ServiceRef healthy() {
    return new ServiceRef("bos", "txn-service");
  }

  @Override
  protected void breakDown() {
    // Watched from five minutes before the onset; Prometheus goes one minute after it.
    simulation.advanceTo(newest.plus(Duration.ofMinutes(7)));
  }
}
