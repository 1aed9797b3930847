package dev.pulih.simulator.hostile;

import dev.pulih.flow.Election;
import dev.pulih.flow.Election.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Where the town's replicas agree on the one that acts: a row of the database that may be down. */
final class TownElection {

  /** How long a vote holds. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private final Trouble trouble;
  private final Supplier<Instant> time;
  private String holder = "";
  private long epoch;
  private Instant until = Instant.MIN;

  TownElection(Trouble trouble, Supplier<Instant> time) {
    this.trouble = trouble;
    this.time = time;
  }

  /** The number of the latest term. */
  long epoch() {
    return epoch;
  }

  /** A candidate of this name, which no other process has. */
  Election candidate(String name) {
    return new Election() {
      @Override
      public Vote ask() {
        return answered(name);
      }

      @Override
      public void resign() {
        leave(name);
      }
    };
  }

  private Vote answered(String name) {
    if (trouble.databaseDown()) {
      throw new ShakyLog.Down();
    }
    boolean free = holder.isEmpty() || !time.get().isBefore(until);
    if (!holder.equals(name) && !free) {
      return new Vote.Lost(holder);
    }
    epoch += holder.equals(name) ? 0 : 1;
    holder = name;
    until = time.get().plus(LEASE);
    return new Vote.Won(epoch);
  }

  private void leave(String name) {
    if (holder.equals(name)) {
      holder = "";
    }
  }
}
