package dev.pulih.flow;

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
import java.util.Set;

/**
 * The order in which effects are tried: within an incident and a lane one after the other, each
 * until it is settled; across lanes and incidents nothing waits for anything.
 */
public final class Outbox {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final EventLog log;
  private final IncidentBook book;
  private final EffectRunner runner;
  private final Set<EffectId> underWay = new HashSet<>();
  private final Map<EffectId, Retry> retries = new HashMap<>();

  /** When an effect is tried again, and how often it was. */
  private record Retry(int tries, Instant notBefore) {}

  /** What goes first in a lane. */
  private record LaneOf(String incident, Lane lane) {}

  /** An outbox over a log. */
  public Outbox(EventLog log, IncidentBook book, EffectRunner runner) {
    this.log = log;
    this.book = book;
    this.runner = runner;
  }

  /** Takes the effects that may be tried now; each must be given to {@link #run}. */
  public synchronized List<Queued> take(Instant now) {
    Set<LaneOf> seen = new HashSet<>();
    List<Queued> due =
        log.queued().stream()
            .filter(q -> seen.add(new LaneOf(q.id().incident(), q.effect().lane())))
            .filter(q -> !underWay.contains(q.id()) && isDue(q.id(), now))
            .toList();
    due.forEach(q -> underWay.add(q.id()));
    return due;
  }

  private boolean isDue(EffectId id, Instant now) {
    Retry retry = retries.get(id);
    return retry == null || !now.isBefore(retry.notBefore());
  }

  /**
   * Tries one effect. Returns what is to be said of it if it has to be tried again, else empty. One
   * that ends with an exception is tried again as well.
   */
  public String run(Queued queued, InstantSource clock) {
    try {
      return attempt(queued, clock);
    } catch (RuntimeException e) {
      later(queued, e.toString(), Duration.ZERO, clock.instant());
      throw e;
    } finally {
      release(queued.id());
    }
  }

  private synchronized void release(EffectId id) {
    underWay.remove(id);
  }

  private String attempt(Queued queued, InstantSource clock) {
    return stateOf(queued) instanceof Begun
        ? after(queued, runner.attempt(queued, present(queued, clock)), clock.instant())
        : "incident " + queued.id().incident() + " is not known";
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
    };
  }

  private String after(Queued queued, Doing doing, Instant now) {
    return switch (doing) {
      case Doing.Done(var event) -> settle(queued, event, now);
      case Doing.Later(String why, Duration after) -> later(queued, why, after, now);
    };
  }

  private String settle(Queued queued, IncidentEvent event, Instant now) {
    book.settle(queued.id(), event, now);
    forget(queued.id());
    return "";
  }

  private synchronized void forget(EffectId id) {
    retries.remove(id);
  }

  /** Waits as long as asked, and twice as long as the time before, up to a minute. */
  private synchronized String later(Queued queued, String why, Duration after, Instant now) {
    Retry before = retries.getOrDefault(queued.id(), new Retry(0, now));
    Duration backoff = Duration.ofSeconds(1L << Math.min(before.tries(), 6));
    Duration wait = longer(after, shorter(backoff, cap(queued)));
    retries.put(queued.id(), new Retry(before.tries() + 1, now.plus(wait)));
    return why;
  }

  /** An action is wanted soon or not at all. */
  private static Duration cap(Queued queued) {
    return queued.effect().lane() == Lane.CLUSTER ? Duration.ofSeconds(5) : LONGEST;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
