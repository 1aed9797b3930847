package dev.pulih.flow;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Question;
import dev.pulih.detect.Recency;
import dev.pulih.notify.Glance;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Traffic;
import dev.pulih.report.Drafting;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Spans;
import java.util.function.Function;

/**
 * Tries one effect of the outbox and hands its result back as an event. It decides nothing but
 * whether the world still is as it was when the effect was decided.
 */
public final class EffectRunner {

  private final EventLog log;
  private final Tools tools;
  private final RestartDoer restarts;
  private final ShiftDoer shifts;
  private final Teller teller;
  private final Caller caller;
  private final Follower follower;
  private final Silence silence;

  /**
   * What effects are done with.
   *
   * @param rollouts restarts workloads
   * @param traffic writes weights
   * @param post tells people
   * @param counsel gives opinions
   * @param drafting writes post-mortem drafts
   */
  public record Tools(
      Rollouts rollouts, Traffic traffic, Post post, Counsel counsel, Drafting drafting) {}

  /**
   * How people are told, and what they are shown.
   *
   * @param lines reach people
   * @param glances what can be seen of an incident's service now
   * @param runbooks what they are pointed to
   */
  public record Post(Switchboard lines, Function<Begun, Glance> glances, Runbooks runbooks) {

    /** What they are pointed to is what ships. */
    public Post(Switchboard lines, Function<Begun, Glance> glances) {
      this(lines, glances, Runbooks.shipped());
    }
  }

  /**
   * Who gives opinions, and on what.
   *
   * @param analyst gives opinions
   * @param briefings what the analyst is told about an incident
   */
  public record Counsel(Analyst analyst, Function<Begun, Briefing> briefings) {}

  /**
   * What the last look before an action needs.
   *
   * @param signals where signals are read, qualified
   * @param ledger the switches
   * @param spans how long the windows are
   * @param recency when a condition is past
   * @param licence how far this Pulih may go now
   */
  public record LastLook(
      SignalSource signals, Ledger ledger, Spans spans, Recency recency, Licence licence) {

    /** The same of a Pulih that acts only while it leads. */
    public LastLook under(Leadership leadership) {
      return new LastLook(
          signals, ledger, spans, recency, new Licence(licence.modes(), leadership));
    }
  }

  /** A runner over a log. */
  public EffectRunner(EventLog log, Tools tools, LastLook look) {
    Clearance clearance = new Clearance(look);
    this.log = log;
    this.tools = tools;
    Leadership leadership = look.licence().leadership();
    this.restarts = new RestartDoer(new LedRollouts(tools.rollouts(), leadership), clearance);
    this.shifts =
        new ShiftDoer(new WeightWriter(new LedTraffic(tools.traffic(), leadership)), clearance);
    Letters letters = new Letters(log, tools.post());
    this.silence = new Silence(look.ledger(), log);
    this.teller = new Teller(tools.post().lines(), letters, silence);
    this.caller = new Caller(tools.post().lines(), letters);
    this.follower = new Follower(tools.post().lines(), letters);
  }

  Tried attempt(Queued queued, Present present) {
    return silence.over(queued, present).orElseGet(() -> tried(queued, present));
  }

  private Tried tried(Queued queued, Present present) {
    return switch (queued.effect()) {
      case Effect.CaptureEvidence(var workload, var pods) ->
          new Tried.Done(new EvidenceCaptured(tools.rollouts().capture(workload, pods)));
      case Effect.Restart restart -> restarts.restart(restart, present);
      case Effect.Shift shift -> shifts.shift(shift, present);
      case Effect.Undo undo -> shifts.undo(undo, present);
      case Effect.Release release -> shifts.release(release, present);
      case Effect.Page page -> caller.call(queued.id(), page, present);
      case Effect.Acknowledge effect -> follower.acknowledge(queued.id(), effect, present);
      case Effect.StandDown effect -> follower.standDown(queued.id(), effect, present);
      case Effect.Announce effect -> follower.announce(queued.id(), effect, present);
      case Effect.Tell tell -> teller.tell(queued.id(), tell, present);
      case Effect.AskOpinion() -> ask(queued.id(), present.state());
      case Effect.Draft() -> draft(queued.id(), present.state());
    };
  }

  private Tried ask(EffectId id, Begun state) {
    Briefing briefing = tools.counsel().briefings().apply(state);
    Question question = new Question(id.text(), state.facts().alarm().severity(), briefing);
    return new Tried.Done(new OpinionGiven(tools.counsel().analyst().ask(question)));
  }

  private Tried draft(EffectId id, Begun state) {
    String markdown = tools.drafting().draft(id.text(), state, log.events(state.id()));
    return new Tried.Done(new Drafted(markdown));
  }
}
