package dev.pulih.simulator.port;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Decision;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import java.util.Optional;

/**
 * Traffic over a connection to which mishaps happen.
 *
 * @param traffic where requests go
 * @param mishaps what happens to writes
 */
public record UnreliableTraffic(Traffic traffic, Mishaps mishaps) implements Traffic {
  @Override
  public Optional<Routes> read(String namespace, String name) {
    return traffic.read(namespace, name);
  }

  @Override
  public Answer write(WeightChange change) {
    return mishaps.during(() -> traffic.write(change));
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return traffic.rehearse(change);
  }

  @Override
  public Traffic signed(Decision decision) {
    return new UnreliableTraffic(traffic.signed(decision), mishaps);
  }
}
