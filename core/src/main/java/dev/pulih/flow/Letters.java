package dev.pulih.flow;

import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.flow.Switchboard.Line;
import dev.pulih.notify.Card;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes messages about incidents, and knows from the log what was sent before. */
final class Letters {

  private final EventLog log;
  private final Post post;

  Letters(EventLog log, Post post) {
    this.log = log;
    this.post = post;
  }

  Notification write(Line line, Kind kind, String headline, Begun state) {
    return new Notification(
        kind,
        Notices.about(state),
        headline,
        Notices.details(state, post.runbooks()),
        previous(state.id(), line.name()),
        Optional.of(Card.of(state, post.glances().apply(state), post.runbooks())));
  }

  /** The reference given last: a page may be a new message, which what follows then changes. */
  Optional<String> previous(String incident, String line) {
    return log.events(incident).stream()
        .map(Recorded::event)
        .flatMap(e -> reference(e, line))
        .reduce((_, later) -> later);
  }

  private static Stream<String> reference(IncidentEvent event, String line) {
    return switch (event) {
      case Told(String name, String reference) when name.equals(line) -> Stream.of(reference);
      case Called(int _, String name, String reference, long _) when name.equals(line) ->
          Stream.of(reference);
      case IncidentEvent.Beginning _, IncidentEvent.Happening _, IncidentEvent.Remark _ ->
          Stream.empty();
    };
  }

  /** The quiet messages that wait for the desk of a service. */
  List<Queued> crowd(Line line, ServiceRef service) {
    return Digest.crowd(log.queued(), line, line.desk(service));
  }

  /** The lines by which a contact was called, oldest first. */
  List<String> called(String incident, int contact) {
    return called(incident, call -> call.contact() == contact);
  }

  /** The lines by which a contact was called for this very page, and not for one before it. */
  List<String> called(EffectId page, int contact) {
    return called(page.incident(), call -> call.contact() == contact && call.page() == page.seq());
  }

  private List<String> called(String incident, Predicate<Called> which) {
    return log.events(incident).stream()
        .map(Recorded::event)
        .filter(e -> e instanceof Called called && which.test(called))
        .map(e -> ((Called) e).channel())
        .distinct()
        .toList();
  }
}
