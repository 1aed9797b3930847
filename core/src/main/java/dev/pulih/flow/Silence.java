package dev.pulih.flow;

import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentEvent.Withheld;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Silent windows of maintenance: calls and messages wait for the window's end, and what they were
 * about may be over by then. What only ends a call makes no sound, and does not wait.
 */
final class Silence {
  /** A window may be ended before its time. */
  private static final Duration GLANCE = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final EventLog log;

  Silence(Ledger ledger, EventLog log) {
    this.ledger = ledger;
    this.log = log;
  }

  /** What becomes of an effect because of a silent window; empty if it is to be tried. */
  Optional<Tried> over(Queued queued, Present present) {
    return switch (queued.effect()) {
      case Effect.Page _, Effect.Tell _ -> held(present).or(() -> dropped(queued, present));
      case Effect.StandDown(String _, int contact) -> unheard(queued, contact);
      case Effect.Acknowledge(String _, int contact) -> unheard(queued, contact);
      case Effect.CaptureEvidence _, Effect.Restart _, Effect.Shift _ -> Optional.empty();
      case Effect.Undo _, Effect.Release _, Effect.Announce _ -> Optional.empty();
      case Effect.AskOpinion _, Effect.Draft _ -> Optional.empty();
    };
  }

  private Optional<Tried> held(Present present) {
    Instant now = present.now();
    return ledger
        .switches()
        .silentUntil(present.state().facts().incident().services(), now)
        .map(until -> new Tried.Waits(shorter(Duration.between(now, until), GLANCE)));
  }

  private Optional<Tried> dropped(Queued queued, Present present) {
    Begun state = present.state();
    return isMoot(queued.effect(), state)
        ? ledger
            .switches()
            .silenced(state.facts().incident().services(), queued.decidedAt(), present.now())
            .map(window -> dropped(queued.effect(), window))
        : Optional.empty();
  }

  private static Tried dropped(Effect message, Maintenance window) {
    String why = "it is over by the end of the silent " + window;
    return new Tried.Done(new Withheld(message, why));
  }

  /** Who knows of an incident hears of its end. */
  private boolean isMoot(Effect message, Begun state) {
    return message instanceof Effect.Tell tell
        ? isOver(state) && (tell.loud() || !knows(tell.by(), state.id()))
        : isOver(state) || (state instanceof WithPeople people && people.quiet());
  }

  private static boolean isOver(Begun state) {
    return !state.live() && state.facts().breaker().isOver();
  }

  private boolean knows(Channel channel, String incident) {
    return lines(incident).anyMatch(line -> line.startsWith(channel.name()));
  }

  private Stream<String> lines(String incident) {
    return events(incident)
        .flatMap(
            event ->
                switch (event) {
                  case Told(String line, String _) -> Stream.of(line);
                  case Called(int _, String line, String _, long _) -> Stream.of(line);
                  case IncidentEvent.Beginning _,
                      IncidentEvent.Happening _,
                      IncidentEvent.Remark _ ->
                      Stream.empty();
                });
  }

  private Stream<IncidentEvent> events(String incident) {
    return log.events(incident).stream().map(Recorded::event);
  }

  /** Who was not called, since that was dropped, need not hear what became of it. */
  private Optional<Tried> unheard(Queued queued, int contact) {
    String incident = queued.id().incident();
    boolean called =
        events(incident).anyMatch(e -> e instanceof Called call && call.contact() == contact);
    boolean dropped =
        events(incident)
            .anyMatch(
                e ->
                    e instanceof Withheld(Effect.Page page, String _) && page.contact() == contact);
    return dropped && !called
        ? Optional.of(new Tried.Done(new Withheld(queued.effect(), "nobody was called")))
        : Optional.empty();
  }

  /** Whether a quiet message may be told together with others now; one that was held may not. */
  boolean lets(Queued queued, Instant now) {
    ServiceRef service = Incident.refOf(queued.id().incident());
    Switches switches = ledger.switches();
    return service.equals(Incident.STORM)
        ? switches.windows().stream().noneMatch(w -> w.work().silent())
        : switches.silenced(List.of(service), queued.decidedAt(), now).isEmpty();
  }
}
