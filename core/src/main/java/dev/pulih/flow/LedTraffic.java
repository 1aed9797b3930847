package dev.pulih.flow;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Decision;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import java.util.Optional;

/**
 * Weights that only a leader writes: forward, half-way back, undone and released alike.
 *
 * @param traffic reads and writes weights
 * @param leadership whether this Pulih leads
 */
record LedTraffic(Traffic traffic, Leadership leadership) implements Traffic {

  @Override
  public Optional<Routes> read(String namespace, String name) {
    return traffic.read(namespace, name);
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return traffic.rehearse(change);
  }

  @Override
  public Answer write(WeightChange change) {
    return leadership
        .hold()
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> traffic.write(change));
  }

  @Override
  public Traffic signed(Decision decision) {
    return new LedTraffic(traffic.signed(decision), leadership);
  }
}
