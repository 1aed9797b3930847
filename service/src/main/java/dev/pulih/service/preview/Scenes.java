package dev.pulih.service.preview;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Alarm;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Absorbed;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.IncidentState.Undoing;
import dev.pulih.recover.Response;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The moments at which Pulih has something to say.
 *
 * @param service whose incident it is
 * @param said what the analyst and the logs say
 */
public record Scenes(ServiceRef service, String said) {

  /** When the incidents begin. */
  public static final Instant BEGAN = Instant.parse("2026-11-23T04:00:00Z");

  static final String CALL = "amir";

  /** The errors are over when they would begin. */
  private static final long NO_ERRORS = -150;

  /** Those of a service that runs out of memory. */
  public static Scenes usual() {
    return new Scenes(
        new ServiceRef("bos", "txn-service"),
        "The pods run out of memory since the last release; GC takes most of the time.");
  }

  /** All of them. */
  public List<Sample> all() {
    return Stream.of(
            incidents(),
            endings(),
            new MeanwhileScenes(this).all(),
            new BreakerScenes(this).all(),
            new OtherScenes(this).all())
        .flatMap(List::stream)
        .toList();
  }

  private List<Sample> incidents() {
    return List.of(
        advised().sample("A model takes a deviation for an anomaly"),
        advised().sees(400, Scenery::calm).sample("The deviation is over"),
        opened(Severity.P2).sample("Opened, P2"),
        opened(Severity.P1).sample("Opened, P1"),
        opened(Severity.P2).sees(60, Scenery::p1).sample("Severity rises"),
        held().sample("Stage 1 is held"),
        maintained().sample("Maintenance holds stage 1"),
        asked().sample("Approval is asked for"),
        asked().happens(310, new Declined(CALL)).sample("Approval is declined"),
        asked()
            .sees(900, s -> s.restartDue(s.ill(Severity.P1, Mode.APPROVE)))
            .sample("Nobody approves"),
        vetoed().sample("A verdict holds stage 1"),
        restarting().sample("Stage 1 is decided"),
        rehearsed().sample("Stage 1 is rehearsed (dry-run)"),
        calledOff().sample("Stage 1 is called off"),
        refused().sample("The cluster refuses the restart"));
  }

  private List<Sample> endings() {
    return List.of(
        judged(0.012).sample("Stage 1 helped"),
        judged(0.15).sample("Stage 1 did not help"),
        resolved().sample("Recovered automatically"),
        relapsed().sample("It comes back"),
        healthy().sample("Healthy again by itself"),
        shifting().sample("Stage 2 is decided"),
        shifted().sample("Traffic is shifted"),
        undone().sample("Stage 2 made it worse: stage 3"),
        people().sample("Stage 3: people"),
        overdue().sample("A P1 open for too long"),
        unanswered(),
        acknowledged().sample("Someone has taken it on"),
        calmAgain().sample("Calm again"),
        calmAgain().illAgain(1_500).sees(1_500, Scenery::p1).sample("It comes back to people"),
        closed().sample("Closed by a person"),
        calledFalse(),
        p1().happens(30, new Absorbed("bos.storm.toxn1u")).sample("Part of a shared cause"));
  }

  private Story advised() {
    Incident incident = Incident.open(service, BEGAN, Policy.defaults());
    return Story.deviating(incident, scenery())
        .healed(NO_ERRORS)
        .happens(20, new OpinionGiven(scenery().opinion()));
  }

  private Story maintained() {
    Hold work =
        new Hold(
            Reason.MAINTENANCE,
            "maintenance m-t1 by siti until 2026-11-23T05:00:00Z: new database");
    return p1().sees(300, s -> s.restartDue(s.p1(), work));
  }

  private Story calledOff() {
    return answered(new Hold(Reason.CONDITION_PAST, "it no longer holds just before sending"));
  }

  private Story refused() {
    return answered(
        new Hold(
            Reason.REFUSED_BY_CLUSTER,
            "Pulih may not patch Deployment bos/txn-service at https://10.0.0.1; grant it in its Role"
                + " with deployments: patch (forbidden)."));
  }

  private Story answered(Hold hold) {
    Story story = restarting();
    var order = ((Restarting) story.state()).order();
    return story.happens(305, new RestartAnswered(order, new Answer.Refused(hold)));
  }

  private Story opened(Severity severity) {
    Incident incident = Incident.open(service, BEGAN, Policy.defaults());
    Scenery scenery = new Scenery(service, said, BEGAN);
    return Story.opened(incident, scenery, scenery.ill(severity, Mode.AUTO));
  }

  Story p1() {
    return opened(Severity.P1);
  }

  private Story held() {
    Hold paused =
        new Hold(Reason.PAUSED, "paused by amir until 2026-11-23T05:00:00Z: database maintenance");
    return p1().sees(300, s -> s.restartDue(s.p1(), paused));
  }

  Story asked() {
    return p1().sees(300, s -> s.restartDue(s.ill(Severity.P1, Mode.APPROVE)));
  }

  private Story vetoed() {
    Scenery scenery = new Scenery(service, said, BEGAN);
    Hold veto = new Hold(Reason.VETOED, "claude-sonnet-4-5 says, 82 % sure: " + said);
    return p1().happens(20, new OpinionGiven(scenery.opinion()))
        .sees(300, s -> s.restartDue(s.p1(), veto));
  }

  Story restarting() {
    return p1().sees(300, s -> s.restartDue(s.p1()));
  }

  private Story rehearsed() {
    return p1().sees(300, s -> s.restartDue(s.ill(Severity.P1, Mode.DRY_RUN)));
  }

  private Story judged(double errors) {
    Story story = restarting().happens(301, new EvidenceCaptured(scenery().evidence()));
    story.happens(302, new OpinionGiven(scenery().opinion()));
    var order = ((Restarting) story.state()).order();
    story.happens(305, new RestartAnswered(order, new Answer.Accepted(7)));
    story.sees(360, s -> s.rolledOut(s.p1(), errors));
    return (errors < 0.05 ? story.healed(330) : story).sees(660, s -> s.rolledOut(s.p1(), errors));
  }

  Scenery scenery() {
    return new Scenery(service, said, BEGAN);
  }

  Story resolved() {
    return judged(0.012).sees(975, Scenery::calm);
  }

  private Story relapsed() {
    return resolved().illAgain(1_500).happens(1_500, new Relapsed(scenery().p1()));
  }

  private Story healthy() {
    return p1().healed(60).sees(400, Scenery::calm);
  }

  private Story shifting() {
    return p1().sees(300, s -> s.shiftDue(s.p1()));
  }

  Story shifted() {
    Story story = shifting();
    Instant decided = ((Shifting) story.state()).decidedAt();
    return story.happens(305, new ShiftAnswered(decided, new Answer.Accepted(0)));
  }

  private Story undone() {
    Story story = shifted().sees(605, s -> s.shifted(s.p1(), 0.5));
    Instant decided = ((Undoing) story.state()).decidedAt();
    return story.happens(610, new UndoAnswered(decided, new Answer.Accepted(0)));
  }

  private Story people() {
    Hold split =
        new Hold(
            Reason.NOT_SPLIT,
            "HTTP route 0 of VirtualService bos/txn is not a plain split (mirrors requests); a person has"
                + " to decide on it.");
    return judged(0.15).sees(700, s -> s.shiftDue(s.p1(), split));
  }

  private Story overdue() {
    return judged(0.15).sees(900, Scenery::p1);
  }

  /** The next contact, whom the usual routing does not have. */
  private Sample unanswered() {
    Story story = overdue();
    Begun state = story.state();
    Facts f = state.facts();
    Response one = f.alarm().response();
    Response two = new Response(2, one.called(), one.since(), one.taken(), one.refused());
    Alarm alarm =
        new Alarm(f.alarm().severity(), f.alarm().signs(), f.alarm().p1Since(), two, false);
    Facts facts = new Facts(f.incident(), alarm, f.attempts(), f.breaker(), f.notes());
    String line = service.name() + ": a P1 that nobody has acknowledged for 5 min";
    return story.sample(
        "A P1 that nobody answers",
        state.with(facts),
        List.of(
            new Effect.Page(line, 1, List.of(Channel.PAGERDUTY)),
            new Effect.Tell(line, false, Channel.SLACK)));
  }

  private Story acknowledged() {
    return people().happens(760, new Acknowledged(CALL));
  }

  private Story calmAgain() {
    return acknowledged().healed(800).sees(1_200, Scenery::calm);
  }

  private Story closed() {
    return calmAgain().happens(1_300, new ClosedBy(CALL, "the heap is larger now"));
  }

  /** Closed first, then called false, as the button does. */
  private Sample calledFalse() {
    Story story = p1().happens(90, new ClosedBy(CALL, "false alarm"));
    List<Effect> said =
        List.of(new Effect.Tell("closed by " + CALL + ": false alarm", false, Channel.SLACK));
    return story.happens(90, new CalledFalse(CALL)).sample("A false alarm", story.state(), said);
  }
}
