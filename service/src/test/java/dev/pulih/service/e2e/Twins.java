package dev.pulih.service.e2e;

import static org.awaitility.Awaitility.await;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.service.e2e.Shelf.Term;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Two Pulihs over one world and one database, which are hit again and again. */
final class Twins implements AutoCloseable {

  /** The promise: after this time at most the other one acts. */
  static final Duration HANDOVER = Duration.ofSeconds(20);

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** A world at fifteen times the usual pace has no time for a lease of 12 s. */
  private static final Duration LEASE = Duration.ofSeconds(6);

  private static final String PACE = ", lease: 6s, renew: 1s, retry: 250ms";

  private final Blows.Run run;
  private final Rig rig;
  private final Shelf.Postgres shelf;
  private final Blows blows;
  private final Judge judge;
  private final List<Replica> both;
  private final Set<Replica> frozen = new HashSet<>();

  Twins(Blows.Run run, Rig rig, Shelf.Postgres shelf, Blows blows) throws IOException {
    this.run = run;
    this.rig = rig;
    this.shelf = shelf;
    this.blows = blows;
    this.judge = new Judge(run.story(), rig, shelf);
    String election = by(run.by()) + PACE;
    this.both =
        List.of(
            new Replica("pulih-a", rig.configurationFile(), election),
            new Replica("pulih-b", rig.configurationFile(), election));
  }

  static String by(Blows.By by) {
    return switch (by) {
      case LEASE -> "by: lease, namespace: pulih";
      case DATABASE -> "by: database";
    };
  }

  /** Hits them at each moment, and lets them live until the end. */
  void play() throws IOException {
    for (Blow blow : run.blows()) {
      awaitThat("both to stand", () -> both.stream().allMatch(Replica::stands));
      strike(blow);
    }
    awaitThat("the end, " + run.story().end(), judge::over);
    judge.judge(both.stream().map(this::told).toList());
  }

  private Judge.Told told(Replica replica) {
    return new Judge.Told(replica.output(), frozen.contains(replica));
  }

  private void strike(Blow blow) throws IOException {
    List<Recorded> before = judge.log();
    blow.moment().prepare(rig);
    Instant start = Instant.now();
    awaitThat(
        blow.toString(),
        () -> blow.moment().reached(rig, judge.log(), Duration.between(start, Instant.now())));
    Term term = shelf.term();
    Replica victim =
        both.stream().filter(r -> r.leads(term) == blow.leader()).findFirst().orElseThrow();
    String handover = blow.leader() ? overthrow(victim, blow, term) : disturb(victim, blow);
    again(victim, blow);
    int more = judge.goneOnFrom(before).size() - before.size();
    blows.report(
        run, blow, "%s; %d more events, %d change(s)".formatted(handover, more, judge.changes()));
  }

  private static void again(Replica victim, Blow blow) throws IOException {
    switch (blow.kind()) {
      case KILL -> victim.startAgain();
      case STOP -> {
        await(victim + " stops").atMost(PATIENCE).until(victim::gone);
        victim.startAgain();
      }
      case FREEZE -> {
        if (victim.ended()) {
          victim.startAgain();
        }
      }
    }
  }

  /** The other one leads within the time that is promised; who was frozen ends by itself. */
  private String overthrow(Replica victim, Blow blow, Term term) throws IOException {
    hit(victim, blow);
    Instant hit = Instant.now();
    await()
        .atMost(HANDOVER)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK)
        .until(() -> shelf.term().epoch() > term.epoch());
    Duration took = Duration.between(hit, Instant.now());
    if (blow.kind() == Blow.Kind.FREEZE) {
      victim.thaw();
      await(victim + " ends").atMost(PATIENCE).until(victim::ended);
    }
    return "the other one led after " + took.toMillis() + " ms";
  }

  /** Whoever does not lead is missed by nobody. */
  private String disturb(Replica victim, Blow blow) throws IOException {
    hit(victim, blow);
    if (blow.kind() == Blow.Kind.FREEZE) {
      Instant until = Instant.now().plus(LEASE).plusSeconds(1);
      await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
      victim.thaw();
    }
    return "the leader went on";
  }

  private void hit(Replica victim, Blow blow) throws IOException {
    switch (blow.kind()) {
      case KILL -> victim.kill();
      case STOP -> victim.stop();
      case FREEZE -> {
        frozen.add(victim);
        victim.freeze();
      }
    }
  }

  private void awaitThat(String what, Callable<Boolean> reached) {
    try {
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK)
          .until(() -> revived() && reached.call());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "%s did not come in %s by %s; the log says%n%s"
              .formatted(what, run.story().scenario().name(), run.by(), judge.told()),
          e);
    }
  }

  /** One that could not renew its lease on a busy machine has ended, and is started again. */
  private boolean revived() throws IOException {
    for (Replica replica : both) {
      if (replica.ended()) {
        replica.startAgain();
      }
    }
    return true;
  }

  @Override
  public void close() {
    both.forEach(Replica::close);
  }
}
