package dev.pulih.flow;

import dev.pulih.flow.Election.Vote;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A Pulih that stands for election: at most one term in its life. It believes in its lead for less
 * than the lease, counted from before it asked and by a clock that nobody sets; so it has stopped
 * before another can have been elected. A term that is over does not come back, because what it
 * knew of the incidents may be outdated.
 */
public final class Candidacy implements Leadership {

  /** This part of a lease is not made use of: requests under way come to their end in it. */
  private static final int MARGIN = 6;

  private final Election election;
  private final LongSupplier nanos;
  private final long term;
  private Stand stand = new Waiting("");

  private sealed interface Stand {}

  private record Waiting(String holder) implements Stand {}

  private record Leading(long epoch, long until) implements Stand {}

  private record Over(String holder) implements Stand {}

  /**
   * One that has not asked yet.
   *
   * @param lease how long a vote holds
   * @param nanos a clock that only goes forward
   */
  public Candidacy(Election election, Duration lease, LongSupplier nanos) {
    this.election = election;
    this.nanos = nanos;
    this.term = lease.minus(lease.dividedBy(MARGIN)).toNanos();
  }

  /** Asks once; whoever has led and does not any more asks for nothing. */
  public Standing ask() {
    if (!over()) {
      long asked = nanos.getAsLong();
      heard(election.ask(), asked);
    }
    return standing();
  }

  /** Whether its term is over. */
  public synchronized boolean over() {
    expire();
    return stand instanceof Over;
  }

  private synchronized void heard(Vote vote, long asked) {
    expire();
    stand =
        switch (stand) {
          case Waiting _ -> first(vote, asked);
          case Leading(long epoch, long _) -> further(epoch, vote, asked);
          case Over over -> over;
        };
  }

  private Stand first(Vote vote, long asked) {
    return switch (vote) {
      case Vote.Won(long epoch) -> new Leading(epoch, asked + term);
      case Vote.Lost(String holder) -> new Waiting(holder);
    };
  }

  /** A term of another number is another term. */
  private Stand further(long epoch, Vote vote, long asked) {
    return switch (vote) {
      case Vote.Won(long now) when now == epoch -> new Leading(epoch, asked + term);
      case Vote.Won _ -> new Over("");
      case Vote.Lost(String holder) -> new Over(holder);
    };
  }

  @Override
  public synchronized Standing standing() {
    expire();
    return switch (stand) {
      case Waiting(String holder) -> new Standby(holder);
      case Leading(long epoch, long _) -> new Leader(epoch);
      case Over(String holder) -> new Standby(holder);
    };
  }

  private void expire() {
    if (stand instanceof Leading(long _, long until) && nanos.getAsLong() - until >= 0) {
      stand = new Over("");
    }
  }

  /** Leaves the lead to others. */
  public void resign() {
    synchronized (this) {
      stand = new Over("");
    }
    election.resign();
  }
}
