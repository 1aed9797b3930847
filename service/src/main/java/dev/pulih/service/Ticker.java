package dev.pulih.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ticks at every multiple of the interval of the wall clock, on one thread. A tick never overlaps
 * another: what falls due meanwhile comes late, and is skipped where that would be too late.
 */
final class Ticker implements AutoCloseable {

  /** A wall clock that runs so differently from the monotonic one was set. */
  private static final Duration JUMP = Duration.ofSeconds(2);

  /** More than the series hold says nothing more. */
  private static final int MOST_SKIPPED = 60;

  /** A tick's queries are over by then. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(30);

  private final Beat beat;
  private final Duration interval;
  private final InstantSource clock;
  private final LoopThread loop = new LoopThread();
  private Duration jumps = Duration.ZERO;

  /** What happens at the wall clock's beat. */
  interface Beat {

    /**
     * A tick. Throws nothing but errors.
     *
     * @param late how long after its time it comes, other than because the clock was set
     */
    void tick(Instant at, Duration late);

    /** A tick that did not take place. */
    void skip(Instant at);

    /** The wall clock was set, by so much; ticks follow it. */
    void jumped(Instant now, Duration by);

    /** The clock was set back to before a tick that has been: nothing can go on from here. */
    void setBack(Instant last, Instant now);
  }

  /** A ticker that has not begun. */
  Ticker(Beat beat, Duration interval, InstantSource clock) {
    this.beat = beat;
    this.interval = interval;
    this.clock = clock;
  }

  void start() {
    Instant first = after(clock.instant());
    loop.start(Thread.ofPlatform().name("pulih-ticker"), () -> run(first));
  }

  private void run(Instant first) {
    Instant due = first;
    while (awaits(due)) {
      beat.tick(due, late(due));
      due = skipAfter(due);
    }
  }

  /** By how much a tick is late; that the clock was set meanwhile is another thing. */
  private Duration late(Instant due) {
    Duration late = Duration.between(due, clock.instant()).minus(jumps);
    return late.isNegative() ? Duration.ZERO : late;
  }

  /** The first multiple of the interval after an instant. */
  private Instant after(Instant instant) {
    long millis = interval.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(instant.toEpochMilli(), millis) + 1) * millis);
  }

  /**
   * Skips what fell due too long ago; returns the next tick, which is later than the latest one.
   * One that is due for less than half an interval takes place late: a tick that takes a moment too
   * long does not cost the one after it.
   */
  private Instant skipAfter(Instant latest) {
    Instant now = clock.instant();
    Instant first = latest.plus(interval);
    Instant next = later(first, after(now.minus(interval.dividedBy(2))));
    Instant oldest = next.minus(interval.multipliedBy(MOST_SKIPPED));
    for (Instant at = later(first, oldest); at.isBefore(next); at = at.plus(interval)) {
      beat.skip(at);
    }
    if (after(now).isBefore(latest)) {
      beat.setBack(latest, now);
    }
    return next;
  }

  /** Waits until the wall clock shows an instant; false if the ticker was stopped. */
  private boolean awaits(Instant due) {
    jumps = Duration.ZERO;
    for (Duration left = left(due); left.isPositive(); left = left(due)) {
      if (waited(left)) {
        return false;
      }
    }
    return !loop.ends();
  }

  private Duration left(Instant due) {
    return Duration.between(clock.instant(), due);
  }

  /** In steps of a second at most, since the wall clock may be set meanwhile. */
  private boolean waited(Duration left) {
    Instant before = clock.instant();
    long start = System.nanoTime();
    boolean end = loop.endsWithin(Duration.ofMillis(Math.min(left.toMillis() + 1, 1000)));
    Duration truly = Duration.ofNanos(System.nanoTime() - start);
    Duration jump = Duration.between(before, clock.instant()).minus(truly);
    if (jump.abs().compareTo(JUMP) > 0) {
      jumps = jumps.plus(jump);
      beat.jumped(clock.instant(), jump);
    }
    return end;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Whether its thread ended though nobody stopped it: no tick will come. */
  boolean died() {
    return loop.died();
  }

  /** Waits for the tick that is under way. */
  @Override
  public void close() {
    boolean _ = loop.end(LONGEST_TICK);
  }
}
