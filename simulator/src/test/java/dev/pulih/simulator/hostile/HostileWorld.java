package dev.pulih.simulator.hostile;

import dev.pulih.detect.Calibration;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Leader;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A town in which everything goes wrong, and the whole of Pulih that watches over it: an hour of
 * trouble, then 35 minutes of rest. A witness checks all the while what must never happen.
 */
final class HostileWorld {

  private static final Policy.Care CARE =
      new Policy.Care(BreakerCheck.REMIND_AFTER, Policy.Care.defaults().watchRelease());

  private static final Calibration LEVELS = Calibration.defaults().newLevelAfter(Town.REST / 2);

  /** More steps than anything takes. */
  private static final int LONG = 100;

  private final Dice dice;
  private final Town town;
  private final Trouble trouble;
  private final Witness witness;
  private final TownCluster cluster;
  private final Folk folk;
  private final Setup setup;
  private final Ports ports;
  private final TownElection election;
  private final List<Replica> replicas;
  private Optional<Replica> current = Optional.empty();
  private int born;
  private Duration skew = Duration.ZERO;
  private Duration since = Duration.ZERO;

  /** One process, which nobody else shares the records with. */
  HostileWorld(long seed) {
    this(seed, 1);
  }

  /** Several processes, of which one acts. */
  HostileWorld(long seed, int processes) {
    this.dice = new Dice(seed);
    this.town = new Town(dice);
    this.trouble = new Trouble(dice, this::passes);
    EventLog log = new MemoryEventLog();
    MemoryLedger ledger = new MemoryLedger();
    Dice beliefs = new Dice(~seed);
    GuardLimits limits = limits(beliefs);
    this.setup = setup(town, advice(beliefs), limits);
    Posted posted = new Posted(ledger);
    List<Notification> delivered = new ArrayList<>();
    this.witness =
        new Witness(town, trouble, this::now, new Records(log, posted, delivered), limits);
    this.cluster = new TownCluster(town, trouble, dice, witness);
    this.folk = new Folk(town, dice, cluster, posted, log);
    this.ports =
        new Ports(
            new TownSignals(town, trouble),
            cluster,
            new ShakyLog(new WitnessedLog(log, witness), ledger, trouble),
            channels(delivered),
            new Oracle(trouble, beliefs));
    this.election = new TownElection(trouble, this::steady);
    this.cluster.sentBy(this::isLatest);
    this.replicas = Stream.generate(() -> replica(processes)).limit(processes).toList();
  }

  private Replica replica(int processes) {
    return new Replica(
        new Replica.Birth(
            leadership -> new VirtualPulih(setup, ports.over(fence(leadership)), leadership, now()),
            () -> processes == 1 ? Optional.empty() : Optional.of(candidacy())));
  }

  private Candidacy candidacy() {
    Instant start = Town.START;
    return new Candidacy(
        election.candidate("process " + born++),
        TownElection.LEASE,
        () -> Duration.between(start, steady()).toNanos());
  }

  private UnaryOperator<EventLog> fence(Leadership leadership) {
    return log -> new FencedTownLog(log, leadership, election::epoch);
  }

  /** Whether what is under way belongs to a process of the latest term. */
  private boolean isLatest() {
    return current.stream()
        .allMatch(
            r -> r.leadership().standing() instanceof Leader(long e) && e == election.epoch());
  }

  /** A clock that nobody sets. */
  private Instant steady() {
    return town.now().plus(since);
  }

  private Ports.Channels channels(List<Notification> delivered) {
    Tally tally = witness.tally();
    ShakyChannel pager = new ShakyChannel(Channel.PAGERDUTY, trouble, tally, delivered);
    ShakyChannel chat = new ShakyChannel(Channel.SLACK, trouble, tally, delivered);
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

  /** A level is new within the rest at the end. */
  private static DetectionSettings detection() {
    DetectionSettings usual = DetectionSettings.defaults();
    return usual.with(DeviationSettings.calibrated().with(LEVELS));
  }

  /** Each town draws its own lines, so that all of them are reached within its hour of trouble. */
  private static GuardLimits limits(Dice dice) {
    GuardLimits usual = GuardLimits.defaults();
    GuardLimits.StormLimits storm = usual.storm();
    return new GuardLimits(
        new GuardLimits.Restarts(dice.any(2, 3, 4, 4), usual.restarts().within()),
        new GuardLimits.StormLimits(
            dice.any(5, 12), storm.share(), dice.any(3, 5, 5), storm.within()),
        new GuardLimits.Actions(dice.any(1, 2, 2), dice.any(2, 3, 6)),
        new GuardLimits.Ineffective(dice.any(1, 2, 3), usual.ineffective().within()),
        Duration.ofMinutes(dice.any(5, 10, 30)));
  }

  private static Setup setup(Town town, Advice advice, GuardLimits limits) {
    return new Setup(
        town.services().stream().map(s -> s.watched).toList(),
        Spans.defaults(),
        detection(),
        Policy.defaults().with(advice).with(routing()).with(CARE),
        limits);
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

  /** While one thread waits, its process goes on with others, or is frozen as a whole. */
  private void passes() {
    Optional<Replica> frozen = current.filter(_ -> replicas.size() > 1 && dice.oneIn(3));
    frozen.ifPresent(r -> r.frozen += LONG);
    for (int i = 1 + dice.below(3); i > 0 && !town.over(); i--) {
      advance();
      beat();
    }
    frozen.ifPresent(r -> r.frozen = 0);
  }

  private void step() {
    advance();
    beat();
  }

  /** A life of a process goes on for a while; what ends one of its threads ends them all. */
  private void lives(Replica replica, Runnable life) {
    if (replica.frozen > 0) {
      return;
    }
    if (replica.running) {
      life.run();
    } else {
      alone(replica, life);
    }
  }

  private void alone(Replica replica, Runnable life) {
    Optional<Replica> before = current;
    current = Optional.of(replica);
    replica.running = true;
    try {
      life.run();
    } catch (Trouble.Crash _) {
      dies(replica, "crashes");
    } catch (VirtualPulih.Ended _) {
      dies(replica, "endings");
    } finally {
      replica.running = false;
      current = before;
    }
  }

  private void dies(Replica replica, String how) {
    witness.tally().count(how);
    witness.dies();
    replica.dies();
  }

  private void advance() {
    town.advance();
    since = Duration.ZERO;
    trouble.next();
    cluster.catchUp();
    replicas.forEach(this::freeze);
    if (town.troubled()) {
      setClock();
      folk.act(now());
      replicas.forEach(r -> lives(r, () -> folk.speak(r.acting(), now())));
    } else {
      trouble.ends();
      folk.goOn(now());
      skew = Duration.ZERO;
    }
    cluster.refresh(now());
  }

  private void freeze(Replica replica) {
    replica.frozen = Math.max(0, replica.frozen - 1);
    if (replicas.size() > 1 && !replica.running && trouble.oneIn(80)) {
      witness.tally().count("freezes");
      replica.frozen = 1 + dice.below(6);
    }
  }

  private void setClock() {
    if (dice.oneIn(folk.seesOneComing() ? 30 : 400)) {
      witness.tally().count("clock steps");
      skew = Duration.ofSeconds(dice.any(-120, -40, -10, 0, 0, 10, 20, 300, 600));
    }
  }

  private void beat() {
    if (replicas.stream().noneMatch(Replica::leads)) {
      witness.blind();
    }
    replicas.forEach(r -> lives(r, () -> tick(r)));
    for (Duration at : VirtualPulih.BETWEEN) {
      since = since.compareTo(at) < 0 ? at : since;
      SilenceCheck.Before before = witness.listens();
      replicas.forEach(r -> lives(r, () -> work(r)));
      witness.heard(before);
    }
  }

  private void tick(Replica replica) {
    if (replica.alive()) {
      replica.acting().ifPresentOrElse(p -> p.clock(now(), this::seen), () -> takeOver(replica));
    } else {
      start(replica);
    }
  }

  private void work(Replica replica) {
    replica.ask();
    replica.acting().ifPresent(p -> p.effects(this::now, dice));
  }

  private void seen(Optional<TickReport> report) {
    report.ifPresentOrElse(witness::ticked, witness::blind);
  }

  private void start(Replica replica) {
    if (!trouble.oneIn(2)) {
      replica.start();
      takeOver(replica);
    }
  }

  /** Whoever has just won the lead reads what there is; if that cannot be read, later. */
  private void takeOver(Replica replica) {
    if (replica.leads()) {
      try {
        witness.takesOver();
        replica.takeOver();
        witness.tally().count("beginnings");
      } catch (ShakyLog.Down _) {
        witness.tally().count("failed starts");
      }
    }
  }
}
