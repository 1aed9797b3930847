package dev.pulih.recover;

import dev.pulih.signal.Routes;
import java.util.Optional;

/** Reads and writes the weights of VirtualServices. */
public interface Traffic {

  /**
   * A VirtualService's HTTP routes as they are now; empty where it cannot be read.
   *
   * @throws Unanswered instead of empty, where it can say why
   */
  Optional<Routes> read(String namespace, String name);

  /**
   * Writes weights, guarded by the resource version and by the weights that were read; nothing is
   * written if either differs.
   */
  Answer write(WeightChange change);

  /** Asks the server whether it would accept the change; writes nothing. */
  Answer rehearse(WeightChange change);

  /** The same, whose writes bear the decision, where there is a place for it. */
  default Traffic signed(Decision decision) {
    return this;
  }
}
