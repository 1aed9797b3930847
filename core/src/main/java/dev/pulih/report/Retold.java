package dev.pulih.report;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded event, and what the recovery machine makes of it when it is told again.
 *
 * @param recorded the event
 * @param after where the incident stood after it
 * @param effects what it decided
 */
public record Retold(Recorded recorded, IncidentState after, List<Effect> effects) {

  public Retold {
    effects = List.copyOf(effects);
  }

  /** An incident's events from its beginning, in order. */
  public static List<Retold> of(List<Recorded> events) {
    List<Retold> all = new ArrayList<>();
    IncidentState state = new Unopened();
    for (Recorded recorded : events) {
      Transition next = RecoveryMachine.next(state, recorded.event(), recorded.at());
      all.add(new Retold(recorded, next.state(), next.effects()));
      state = next.state();
    }
    return all;
  }
}
