package dev.pulih.flow;

import static dev.pulih.signal.TimeSpans.longer;
import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Effect.Lane;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The order in which effects are tried: within an incident and a lane one after the other, each
 * until it is settled; across lanes and incidents nothing waits for anything.
 */
public final class Outbox {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final EventLog log;
  private final IncidentBook book;
  private final EffectRunner runner;
  private final Set<EffectId> underWay = new HashSet<>();
  private final Map<EffectId, Retry> retries = new HashMap<>();

  private boolean begun;

  /** When an effect is tried again, how often and when last it was tried, and why not any more. */
  private record Retry(int tries, Instant notBefore, Instant tried, Optional<Hold> givenUp) {}

  /** What goes first in a lane; a pager that is down for one contact holds up no other. */
  private record LaneOf(String incident, Lane lane, int contact) {
    static LaneOf of(Queued queued) {
      Effect effect = queued.effect();
      return new LaneOf(queued.id().incident(), effect.lane(), effect.contact());
    }
  }

  /** An outbox over a log. */
  public Outbox(EventLog log, IncidentBook book, EffectRunner runner) {
    this.log = log;
    this.book = book;
    this.runner = runner;
  }

  /** Takes the effects that may be tried now; each must be given to {@link #run}. */
  public synchronized List<Queued> take(Instant now) {
    Set<LaneOf> seen = new HashSet<>();
    List<Queued> queued = log.queued();
    inherit(queued, now);
    List<Queued> due =
        queued.stream()
            .filter(q -> seen.add(LaneOf.of(q)))
            .filter(q -> !underWay.contains(q.id()) && isDue(q.id(), now))
            .toList();
    due.forEach(q -> underWay.add(q.id()));
    return due;
  }

  /** What is there at the beginning may have been tried by a process that died since. */
  private void inherit(List<Queued> queued, Instant now) {
    if (!begun) {
      queued.forEach(q -> retries.put(q.id(), first(now)));
      begun = true;
    }
  }

  private boolean isDue(EffectId id, Instant now) {
    Retry retry = retries.get(id);
    return retry == null || !now.isBefore(retry.notBefore());
  }

  /** Tries one effect. One that ends with an exception is tried again as well. */
  public Progress run(Queued queued, InstantSource clock) {
    try {
      return attempt(queued, clock);
    } catch (RuntimeException e) {
      tryAgain(queued, new Tried.Later("", Duration.ZERO), clock.instant());
      throw e;
    } finally {
      release(queued.id());
    }
  }

  private synchronized void release(EffectId id) {
    underWay.remove(id);
  }

  private Progress attempt(Queued queued, InstantSource clock) {
    Instant looked = clock.instant();
    return stateOf(queued) instanceof Begun
        ? after(queued, runner.attempt(queued, present(queued, clock)), looked, clock.instant())
        : new Progress.Again("incident " + queued.id().incident() + " is not known");
  }

  private IncidentState stateOf(Queued queued) {
    return book.state(queued.id().incident());
  }

  private Present present(Queued queued, InstantSource clock) {
    return new Present() {
      @Override
      public Begun state() {
        return (Begun) stateOf(queued);
      }

      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public Instant decidedAt() {
        return queued.decidedAt();
      }

      @Override
      public Optional<Hold> givenUp() {
        return Outbox.this.givenUp(queued.id());
      }
    };
  }

  private Progress after(Queued queued, Tried doing, Instant looked, Instant now) {
    return switch (doing) {
      case Tried.Done(var event) ->
          leftToLeader(event)
              .map(hold -> leave(queued, hold, now))
              .orElseGet(() -> done(queued, event, looked, now));
      case Tried.Later later -> {
        tryAgain(queued, later, now);
        yield new Progress.Again(later.why());
      }
      case Tried.Meanwhile(var event, var later) -> {
        book.apply(queued.id().incident(), event, now);
        yield after(queued, later, looked, now);
      }
      case Tried.Retreats(Hold hold, Tried.Later later) -> {
        tryAgain(queued, later, now);
        giveUp(queued, hold);
        yield new Progress.Again(later.why());
      }
      case Tried.Waits(Duration howLong) -> {
        waitFor(queued, howLong, now);
        yield new Progress.Waiting();
      }
    };
  }

  /**
   * Whether a refusal comes too early: a request whose answer was lost may be carried out a little
   * later, and what was given up must not happen after that. What counts is when the cluster was
   * looked at, which may be a while before the refusal.
   */
  private synchronized boolean mayStillHappen(Queued queued, IncidentEvent event, Instant looked) {
    Retry before = retries.get(queued.id());
    return Refusals.in(event).isPresent()
        && before != null
        && looked.isBefore(before.tried().plus(patience(queued).inFlight()));
  }

  private Policy.Patience patience(Queued queued) {
    return ((Begun) stateOf(queued)).facts().incident().policy().patience();
  }

  private synchronized Progress giveUp(Queued queued, IncidentEvent event, Instant now) {
    retries.computeIfPresent(
        queued.id(), (_, r) -> new Retry(r.tries(), now.plus(SOON), r.tried(), Refusals.in(event)));
    return new Progress.Again("an earlier request may still be carried out");
  }

  /** What is being put back must not be done again by the next try. */
  private synchronized void giveUp(Queued queued, Hold hold) {
    retries.computeIfPresent(
        queued.id(), (_, r) -> new Retry(r.tries(), r.notBefore(), r.tried(), Optional.of(hold)));
  }

  private synchronized Optional<Hold> givenUp(EffectId id) {
    return Optional.ofNullable(retries.get(id)).flatMap(Retry::givenUp);
  }

  private static Retry first(Instant now) {
    return new Retry(0, now, now, Optional.empty());
  }

  private Progress done(Queued queued, IncidentEvent event, Instant looked, Instant now) {
    return mayStillHappen(queued, event, looked)
        ? giveUp(queued, event, now)
        : settle(queued, event, now);
  }

  /** That another leads says nothing about the effect: it is that one's to do or to refuse. */
  private static Optional<Hold> leftToLeader(IncidentEvent event) {
    return Refusals.in(event).filter(hold -> hold.reason() == Reason.NOT_LEADER);
  }

  private Progress leave(Queued queued, Hold hold, Instant now) {
    tryAgain(queued, new Tried.Later(hold.detail(), SOON), now);
    return new Progress.Again(hold.detail());
  }

  private Progress settle(Queued queued, IncidentEvent event, Instant now) {
    book.settle(queued.id(), event, now);
    forget(queued.id());
    return new Progress.Settled();
  }

  private synchronized void forget(EffectId id) {
    retries.remove(id);
  }

  /** Its turn has not come: nothing was tried. */
  private synchronized void waitFor(Queued queued, Duration howLong, Instant now) {
    Retry before = retries.getOrDefault(queued.id(), first(now));
    retries.put(
        queued.id(),
        new Retry(before.tries(), now.plus(howLong), before.tried(), before.givenUp()));
  }

  /**
   * Waits as long as asked, and twice as long as the time before, up to a minute; no longer than
   * until there is another way.
   */
  private synchronized void tryAgain(Queued queued, Tried.Later later, Instant now) {
    Retry before = retries.getOrDefault(queued.id(), first(now));
    Duration backoff = Duration.ofSeconds(1L << Math.min(before.tries(), 6));
    Duration own = shorter(jittered(queued, backoff, before.tries()), cap(queued));
    Duration wait = shorter(longer(later.after(), own), later.atMost());
    retries.put(queued.id(), new Retry(before.tries() + 1, now.plus(wait), now, before.givenUp()));
  }

  /** Up to half as long again, so that many who wait for one channel do not come back at once. */
  private static Duration jittered(Queued queued, Duration backoff, int tries) {
    long seed = 31L * queued.id().hashCode() + tries;
    double more = new SplittableRandom(seed).nextDouble(0.5);
    return queued.effect().lane() == Lane.CLUSTER
        ? backoff
        : backoff.plusMillis((long) (backoff.toMillis() * more));
  }

  /** An action is wanted soon or not at all. */
  private static Duration cap(Queued queued) {
    return queued.effect().lane() == Lane.CLUSTER ? SOON : LONGEST;
  }
}
