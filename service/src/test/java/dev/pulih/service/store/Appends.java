package dev.pulih.service.store;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Outcome;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.Transition;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Appends of one incident whose every event settles the effect before it and decides the next. */
final class Appends {

  static final Instant T0 = Instant.parse("2026-03-01T00:00:00.123456789Z");
  static final Incident INCIDENT =
      Incident.open(new ServiceRef("bos", "txn-service"), T0, Policy.defaults());
  static final String ID = INCIDENT.id();

  private Appends() {}

  static Append number(long seq) {
    return number(seq, "SLACK", T0.plusSeconds(seq));
  }

  static Append number(long seq, String channel, Instant at) {
    Effect next = new Effect.Tell("after " + seq, false, Channel.SLACK);
    Transition transition =
        new Transition(new Unopened(), List.of(next), Step.NOTED, "told \0" + seq);
    IncidentEvent event = new IncidentEvent.Told(channel, Long.toString(seq));
    return new Append(ID, seq, at, event, new Outcome(transition, before(seq)));
  }

  private static Optional<EffectId> before(long seq) {
    return seq == 1 ? Optional.empty() : Optional.of(new EffectId(ID, seq - 1, 0));
  }
}
