package dev.pulih.service.escalation;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.RestartOrder;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A cluster and its signals that nobody has any business with: these incidents need people. */
final class Untouched implements Rollouts, Traffic, SignalSource {

  private static AssertionError asked() {
    return new AssertionError("Nothing is to be recovered here.");
  }

  @Override
  public Evidence capture(WorkloadRef workload, List<PodRef> pods) {
    throw asked();
  }

  @Override
  public Truth applied(RestartOrder order) {
    throw asked();
  }

  @Override
  public Answer restart(RestartOrder order) {
    throw asked();
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    throw asked();
  }

  @Override
  public Answer write(WeightChange change) {
    throw asked();
  }

  @Override
  public Answer rehearse(WeightChange change) {
    throw asked();
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    throw asked();
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    throw asked();
  }
}
