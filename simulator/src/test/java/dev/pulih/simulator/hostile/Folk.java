package dev.pulih.simulator.hostile;

import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.recover.RestartOrder;
import dev.pulih.signal.Routes;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People who approve, decline, close, release, switch everything off and write weights. */
final class Folk {

  private final Town town;
  private final Dice dice;
  private final TownCluster cluster;
  private final Posted posted;
  private final EventLog log;

  Folk(Town town, Dice dice, TownCluster cluster, Posted posted, EventLog log) {
    this.town = town;
    this.dice = dice;
    this.cluster = cluster;
    this.posted = posted;
    this.log = log;
  }

  /** One step of theirs; they need no Pulih for some of it. */
  void act(Instant now) {
    if (dice.oneIn(150) || (seesOneComing() && dice.oneIn(6))) {
      posted.change(change(now));
    }
    if (posted.off(now) && dice.oneIn(12)) {
      posted.change(SwitchChange.resumed(now, "siti"));
    }
    maintain(now);
    if (dice.oneIn(100)) {
      List<Routes> routes = List.copyOf(dice.any(town.services()).routes().values());
      routes.stream().findFirst().ifPresent(cluster::meddle);
    }
  }

  /** What they say to a Pulih that acts. */
  void speak(Optional<VirtualPulih> pulih, Instant now) {
    pulih.ifPresent(p -> speak(p.book(), now));
  }

  void goOn(Instant now) {
    posted.change(SwitchChange.resumed(now, "siti"));
    posted.windows(now).forEach(w -> posted.announce(w.ended("amir", now)));
  }

  /** An action was announced that is not carried out yet. */
  boolean seesOneComing() {
    return log.queued().stream()
        .map(Queued::effect)
        .anyMatch(e -> e instanceof Effect.Restart || e instanceof Effect.Shift);
  }

  /** Windows for one service or all, some silent, some later, some ended before their time. */
  private void maintain(Instant now) {
    if (dice.oneIn(60)) {
      posted.announce(window(now));
    }
    List<Maintenance> windows = posted.windows(now);
    if (!windows.isEmpty() && dice.oneIn(60)) {
      posted.announce(dice.any(windows).ended("amir", now));
    }
  }

  private Maintenance window(Instant now) {
    ServiceRef one = dice.any(town.services()).ref();
    Set<ServiceRef> services = dice.oneIn(2) ? Set.of() : Set.of(one);
    Instant from = now.plus(Duration.ofSeconds(dice.any(0, 0, 97)));
    Instant until = from.plus(Duration.ofSeconds(dice.any(61, 307, 1_201)));
    return new Maintenance(
        "m-" + now.getEpochSecond(),
        new Maintenance.Work(services, "siti", "move", dice.oneIn(2)),
        new Maintenance.Period(from, until));
  }

  private SwitchChange change(Instant now) {
    Switches.Pause pause = new Switches.Pause("siti", "move", now.plus(Duration.ofMinutes(5)));
    return dice.oneIn(2) ? SwitchChange.paused(now, pause) : SwitchChange.killed(now, "amir");
  }

  private void speak(IncidentBook book, Instant now) {
    try {
      book.all().forEach(state -> speak(book, state, now));
    } catch (StaleAppend _) {
      throw new VirtualPulih.Ended();
    } catch (ShakyLog.Down _) {
      // Nobody hears them.
    }
  }

  private void speak(IncidentBook book, Begun state, Instant now) {
    word(state).ifPresent(event -> book.apply(state.id(), event, now));
  }

  private Optional<IncidentEvent> word(Begun state) {
    if (state instanceof AwaitingApproval && dice.oneIn(8)) {
      return Optional.of(
          dice.oneIn(4) ? new IncidentEvent.Declined("amir") : new IncidentEvent.Approved("amir"));
    }
    if (waits(state) && dice.oneIn(12)) {
      return Optional.of(new IncidentEvent.ClosedBy("amir", "by hand"));
    }
    return switch (dice.below(400)) {
      case 0 -> Optional.of(new IncidentEvent.Approved("siti"));
      case 1 -> Optional.of(new IncidentEvent.Declined("siti"));
      case 2, 3 -> Optional.of(new IncidentEvent.ReleaseRequested("amir"));
      case 4 -> Optional.of(new IncidentEvent.LeftAsIs("siti"));
      case 5 -> Optional.of(new IncidentEvent.ClosedBy("amir", ""));
      case 6 -> Optional.of(new IncidentEvent.RestartAnswered(stray(state), answer()));
      case 7 -> Optional.of(new IncidentEvent.ShiftAnswered(town.now().minusSeconds(99), answer()));
      case 8 -> Optional.of(new IncidentEvent.UndoAnswered(town.now().minusSeconds(99), answer()));
      case 9, 10 -> Optional.of(new IncidentEvent.Acknowledged("siti"));
      case 11, 12 -> Optional.of(new IncidentEvent.ResendAsked("amir"));
      default -> Optional.empty();
    };
  }

  /** An action of its is being sent. */
  private static boolean waits(Begun state) {
    return state instanceof Restarting || state instanceof Shifting;
  }

  /** The answer to an order that nobody waits for: an old one, or one of another incident. */
  private static RestartOrder stray(Begun state) {
    Instant at = state.facts().incident().openedAt().minusSeconds(1);
    return state instanceof Restarting s
        ? new RestartOrder(s.order().workload(), at, s.order().incident())
        : new RestartOrder(dev.pulih.signal.WorkloadRef.deployment("bos", "other"), at, state.id());
  }

  private Answer.Final answer() {
    return dice.oneIn(2)
        ? new Answer.Accepted(9)
        : new Answer.Refused(new Hold(Reason.CONFLICT, "stray"));
  }
}
