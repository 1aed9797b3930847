package dev.pulih.service;

import static dev.pulih.recover.Samples.incident;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.shiftDue;

import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.notify.Invitation;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Retention;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.service.web.Archive;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Status;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One incident on a real machine, and the room in which people give orders about it. */
public final class OrderDesk {

  static final Situation RESTART = mode(restartDue(p1(), 300), Mode.APPROVE);

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, _ -> {});
  private final Incident incident = incident();
  private volatile Instant now = Samples.at(0);
  private volatile List<String> blind = List.of("bos/api-gateway");
  public final Ledger ledger = new MemoryLedger();
  public final ControlRoom room = roomWith(ledger);

  public OrderDesk() {
    book.begin(incident, new Opened(incident, p1()));
  }

  /** The same room, in which what is switched is told by another ledger. */
  ControlRoom roomWith(Ledger switched) {
    return new ControlRoom(
        book,
        log,
        switched,
        new ControlRoom.Desks(
            () -> status(blind),
            (_, _) -> Optional.empty(),
            new MaintenanceDesk(switched, List.of(Samples.TXN)),
            _ -> List.of(),
            new Archive(Retention.defaults(), (_, _) -> {})),
        () -> now);
  }

  /** What cannot be seen from now on. */
  void blind(String... services) {
    blind = List.of(services);
  }

  private static Status status(List<String> blind) {
    return new Status(
        "1.2.3",
        Samples.at(0),
        new Status.Lead(true, "leads, in term 1"),
        new Status.Ticks(Optional.of(Samples.at(0)), 1, 0, 0, false),
        Map.of(),
        blind,
        Status.Own.nothing(),
        Map.of(),
        Optional.empty());
  }

  /** The incident's. */
  public String id() {
    return incident.id();
  }

  void clock(int second) {
    now = Samples.at(second);
  }

  void happens(int second, IncidentEvent event) {
    clock(second);
    book.apply(id(), event, now);
  }

  void sees(int second, Situation situation) {
    happens(second, new Observed(situation));
  }

  /** It asks at 300 s, until 600 s. */
  Instant asksToRestart() {
    sees(300, RESTART);
    return ((AwaitingApproval) state()).deadline();
  }

  /** It shifts at 300 s, so that a breaker is open. */
  Instant shifts() {
    sees(300, shiftDue(p1(), 300));
    happens(301, new ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
    return ((Breaker.Open) state().facts().breaker()).since();
  }

  /** Nothing is done about it for 900 s, so that people are called. */
  Instant calls() {
    Hold off = new Hold(Reason.KILL_SWITCH, "off");
    sees(900, restartDue(p1(), 0, off));
    return state().facts().alarm().response().called().orElseThrow();
  }

  /** What it is about now. */
  Instant alarm() {
    return Invitation.CallFalse.about(state()).alarm();
  }

  Begun state() {
    return (Begun) book.state(id());
  }

  /** How often an event of this kind was recorded. */
  long count(Class<? extends IncidentEvent> kind) {
    return log.events(id()).stream().map(Recorded::event).filter(kind::isInstance).count();
  }

  List<IncidentEvent> events() {
    return log.events(id()).stream().map(Recorded::event).toList();
  }
}
