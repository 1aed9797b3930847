package dev.pulih.recover;

import dev.pulih.recover.IncidentState.Begun;
import java.util.List;

/** Incidents in every state, for tests of other packages. */
public final class States {

  private States() {}

  /** Each state at least once, also with a breaker in each way. */
  public static List<Begun> all() {
    return Pairs.states().stream().filter(Begun.class::isInstance).map(Begun.class::cast).toList();
  }
}
