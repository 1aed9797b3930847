package dev.pulih.service.web.page;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.service.Views;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.View;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A Pulih that watches a service in each state, named after it. What is ordered is carried out, and
 * a message about the one with people reached nobody.
 */
public final class EveryState {

  private final Lookout lookout =
      new Lookout(Arrays.stream(ServiceState.values()).map(EveryState::named).toList());

  /** As of 600 s after the first incident was opened. */
  public EveryState() {
    for (ServiceState state : ServiceState.values()) {
      if (state != ServiceState.UNKNOWN) {
        var _ = lookout.reads(named(state), 0.0004, 0.08);
      }
      comeTo(state);
    }
    var _ = lookout.ticked();
  }

  private static ServiceRef named(ServiceState state) {
    return new ServiceRef("bos", state.code());
  }

  /** The incident of the service in a state. */
  private static Incident incident(ServiceState state) {
    return Incident.open(named(state), Samples.T0, Policy.defaults());
  }

  /** Where its page is. */
  public static String path(ServiceState state) {
    return "/incidents/" + incident(state).id();
  }

  private void comeTo(ServiceState state) {
    switch (state) {
      case WITH_PEOPLE -> callsPeople(opened(state));
      case ANOMALOUS -> opened(state);
      case RECOVERING -> restarts(opened(state));
      case BREAKER_OPEN -> isClosed(shifted(opened(state)));
      case WATCHED -> isReleased(isClosed(shifted(opened(state))));
      case DEGRADED -> recovers(restarts(opened(state)));
      case PAUSED -> isWorkedOn(named(state));
      case UNKNOWN, HEALTHY -> {}
    }
  }

  private String opened(ServiceState state) {
    Incident incident = incident(state);
    var _ = lookout.book.begin(incident, new Opened(incident, Samples.p1()));
    return incident.id();
  }

  private void happens(String id, long second, IncidentEvent event) {
    var _ = lookout.book.apply(id, event, Samples.at(second));
  }

  private void sees(String id, long second, Situation situation) {
    happens(id, second, new Observed(situation));
  }

  private void callsPeople(String id) {
    sees(id, 300, Samples.shiftDue(Samples.p1(), 300, new Hold(Reason.NO_CAPACITY, "too small")));
    Effect message = new Effect.Tell("with-people: unresolved", false, Channel.SLACK);
    happens(id, 310, new NotTold(Channel.SLACK.name(), "Slack refused", message));
  }

  private String restarts(String id) {
    sees(id, 300, Samples.restartDue(Samples.p1(), 300));
    return id;
  }

  /** Its new pods answer well at 615 s, five minutes after they came. */
  private void recovers(String id) {
    Restarting restarting = (Restarting) lookout.room().standing(id).orElseThrow();
    happens(id, 305, new RestartAnswered(restarting.order(), new Answer.Accepted(7)));
    sees(id, 310, Samples.restarted(Samples.p1(), Progress.COMPLETE, Samples.UNKNOWN));
    sees(id, 615, Samples.restarted(Samples.p1(), Progress.COMPLETE, Reading.of(0.01)));
  }

  private String shifted(String id) {
    sees(id, 300, Samples.shiftDue(Samples.p1(), 300));
    happens(id, 305, new ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
    return id;
  }

  private String isClosed(String id) {
    happens(id, 320, new ClosedBy("siti", "a bad version"));
    return id;
  }

  private void isReleased(String id) {
    happens(id, 580, new ReleaseRequested("siti"));
    happens(id, 585, new ReleaseAnswered(new Answer.Accepted(0)));
  }

  private void isWorkedOn(ServiceRef service) {
    lookout.ledger.put(
        new Maintenance(
            "m-1",
            new Maintenance.Work(Set.of(service), "amir", "new disks", true),
            new Maintenance.Period(Samples.at(0), Samples.at(7_200))));
  }

  Overview overview() {
    return lookout.overview();
  }

  /** What people see of it. */
  public ControlRoom room() {
    return lookout.room();
  }

  /** What the pages look at; they order as those of a running Pulih do. */
  public View view() {
    View shown = lookout.view;
    return new View(
        shown.watched(),
        shown.feed(),
        shown.runbooks(),
        Views.orders(room()),
        shown.rules(),
        shown.earlier(),
        shown.masking());
  }

  /** Somebody else throws the kill switch. */
  public void isKilledBy(String who) {
    lookout.ledger.change(SwitchChange.killed(Lookout.NOW, who));
  }

  /** Who switched what, the newest first. */
  public List<SwitchChange> changes() {
    return lookout.ledger.changes(9);
  }
}
