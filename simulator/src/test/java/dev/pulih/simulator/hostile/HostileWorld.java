package dev.pulih.simulator.hostile;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.notify.Notification;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Advice.Authority;
import dev.pulih.policy.Channel;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Routing;
import dev.pulih.recover.EventLog;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A town in which everything goes wrong, and the whole of Pulih that watches over it: an hour of
 * trouble, then 35 minutes of rest. A witness checks all the while what must never happen.
 */
final class HostileWorld {

  private static final Policy.Care CARE =
      new Policy.Care(BreakerCheck.REMIND_AFTER, Policy.Care.defaults().watchRelease());

  private final Dice dice;
  private final Town town;
  private final Trouble trouble;
  private final Witness witness;
  private final TownCluster cluster;
  private final Folk folk;
  private final Setup setup;
  private final Ports ports;
  private Optional<VirtualPulih> pulih = Optional.empty();
  private Duration skew = Duration.ZERO;
  private Duration since = Duration.ZERO;

  HostileWorld(long seed) {
    this.dice = new Dice(seed);
    this.town = new Town(dice);
    this.trouble = new Trouble(dice, this::passes);
    EventLog log = new MemoryEventLog();
    MemoryLedger ledger = new MemoryLedger();
    Dice beliefs = new Dice(~seed);
    this.setup = setup(town, advice(beliefs));
    List<Notification> delivered = new ArrayList<>();
    this.witness = new Witness(town, trouble, this::now, new Records(log, ledger, delivered));
    this.cluster = new TownCluster(town, trouble, dice, witness);
    this.folk = new Folk(town, dice, cluster, ledger);
    this.ports =
        new Ports(
            new TownSignals(town, trouble),
            cluster,
            new ShakyLog(new WitnessedLog(log, witness), ledger, trouble),
            channels(delivered),
            new Oracle(trouble, beliefs));
  }

  private Ports.Channels channels(List<Notification> delivered) {
    ShakyChannel pager = new ShakyChannel(Channel.PAGERDUTY, trouble, delivered);
    ShakyChannel chat = new ShakyChannel(Channel.SLACK, trouble, delivered);
    return new Ports.Channels(List.of(pager, chat), List.of(pager, chat));
  }

  /** Two more contacts: after five minutes and after fifteen. */
  private static Routing routing() {
    Routing usual = Routing.defaults();
    List<Duration> next = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15));
    return new Routing(
        usual.routes(), usual.quiet(), next, usual.fallBackAfter(), usual.foldAbove());
  }

  /** Half of the towns let a verdict hold an action back, half ask about deviations. */
  private static Advice advice(Dice dice) {
    Advice usual = Advice.defaults();
    return new Advice(
        dice.any(Authority.values()),
        usual.floor(),
        usual.waitFor(),
        usual.cooldown(),
        dice.oneIn(2));
  }

  private static Setup setup(Town town, Advice advice) {
    return new Setup(
        town.services().stream().map(s -> s.watched).toList(),
        Spans.defaults(),
        DetectionSettings.defaults(),
        Policy.defaults().with(advice).with(routing()).with(CARE),
        GuardLimits.defaults());
  }

  /** Pulih's own clock, which is set now and then. */
  private Instant now() {
    return town.now().plus(since).plus(skew);
  }

  /** Lives through all of it; says how often what happened. */
  Tally live() {
    while (!town.over()) {
      step();
    }
    witness.ends();
    return witness.tally();
  }

  /** Everything that was recorded, a line each. */
  String story() {
    return witness.story();
  }

  private void passes() {
    for (int i = 1 + dice.below(3); i > 0 && !town.over(); i--) {
      advance();
      beat();
    }
  }

  private void step() {
    try {
      advance();
      beat();
    } catch (Trouble.Crash _) {
      dies("crashes");
    } catch (VirtualPulih.Ended _) {
      dies("endings");
    }
  }

  private void dies(String how) {
    witness.tally().count(how);
    witness.dies();
    pulih = Optional.empty();
  }

  private void advance() {
    town.advance();
    since = Duration.ZERO;
    trouble.next();
    cluster.catchUp();
    if (town.troubled()) {
      setClock();
      folk.act(pulih, now());
    } else {
      trouble.ends();
      folk.goOn(now());
      skew = Duration.ZERO;
    }
    cluster.refresh(now());
  }

  private void setClock() {
    if (dice.oneIn(400)) {
      witness.tally().count("clock steps");
      skew = Duration.ofSeconds(dice.any(-120, -40, -10, 0, 0, 10, 20, 300, 600));
    }
  }

  private void beat() {
    if (pulih.isEmpty()) {
      start();
    } else {
      pulih.orElseThrow().clock(now(), this::seen);
    }
    for (Duration at : VirtualPulih.BETWEEN) {
      since = since.compareTo(at) < 0 ? at : since;
      witness.listens();
      pulih.ifPresent(p -> p.effects(this::now, dice));
      witness.heard();
    }
  }

  private void seen(Optional<TickReport> report) {
    report.ifPresentOrElse(witness::ticked, witness::blind);
  }

  private void start() {
    witness.blind();
    if (!trouble.oneIn(2)) {
      try {
        pulih = Optional.of(new VirtualPulih(setup, ports, now()));
      } catch (ShakyLog.Down _) {
        witness.tally().count("failed starts");
      }
    }
  }
}
