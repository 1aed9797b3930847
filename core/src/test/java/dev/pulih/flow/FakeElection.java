package dev.pulih.flow;

import java.time.Duration;

/** A candidate of an election in memory. */
final class FakeElection implements Election {

  private final Office office;
  private final String name;
  private long term;

  FakeElection(Office office, String name) {
    this.office = office;
    this.name = name;
  }

  /** Who leads, and until when. */
  static final class Office {
    private final Duration lease;
    private String holder = "";
    private long epoch;
    private Duration now = Duration.ZERO;
    private Duration until = Duration.ZERO;

    Office(Duration lease) {
      this.lease = lease;
    }

    synchronized void passes(Duration time) {
      now = now.plus(time);
    }

    synchronized long epoch() {
      return epoch;
    }

    private synchronized boolean isFree() {
      return holder.isEmpty() || now.compareTo(until) >= 0;
    }

    private synchronized Vote won(String name) {
      holder = name;
      until = now.plus(lease);
      return new Vote.Won(epoch);
    }
  }

  @Override
  public Vote ask() {
    synchronized (office) {
      if (leads()) {
        return office.won(name);
      }
      return office.isFree() ? first() : new Vote.Lost(office.holder);
    }
  }

  private boolean leads() {
    return term == office.epoch && term > 0 && office.holder.equals(name);
  }

  private Vote first() {
    term = ++office.epoch;
    return office.won(name);
  }

  @Override
  public void resign() {
    synchronized (office) {
      if (leads()) {
        office.holder = "";
      }
    }
  }
}
