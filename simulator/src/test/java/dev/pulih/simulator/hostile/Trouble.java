package dev.pulih.simulator.hostile;

import dev.pulih.policy.Channel;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.List;
import java.util.Optional;

/** Which of the neighbours is down, and what can happen during any call to one. */
final class Trouble {

  /** The process dies. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final List<Signal> SOME =
      List.of(Signals.ERROR_RATE, Signals.POD_ERROR_RATE, Signals.SAMPLE_AGE, Signals.REQUEST_RATE);

  private final Dice dice;
  private final Runnable passing;
  private boolean at = true;
  private int prometheus;
  private int cluster;
  private int database;
  private int pager;
  private int chat;
  private Optional<Signal> failing = Optional.empty();
  private int deep;

  /** What passing time does is told by whoever has the clock. */
  Trouble(Dice dice, Runnable passing) {
    this.dice = dice;
    this.passing = passing;
  }

  /** The next step. */
  void next() {
    prometheus = down(prometheus, 120);
    cluster = down(cluster, 120);
    database = down(database, 150);
    pager = down(pager, 120);
    chat = down(chat, 120);
    failing = at && dice.oneIn(60) ? Optional.of(dice.any(SOME)) : Optional.empty();
  }

  private int down(int left, int onAverage) {
    return left > 0 ? left - 1 : at && dice.oneIn(onAverage) ? 1 + dice.below(16) : 0;
  }

  /** From now on nothing goes wrong. */
  void ends() {
    at = false;
    prometheus = 0;
    cluster = 0;
    database = 0;
    pager = 0;
    chat = 0;
    failing = Optional.empty();
  }

  boolean oneIn(int throwsOnAverage) {
    return at && dice.oneIn(throwsOnAverage);
  }

  boolean prometheusDown() {
    return prometheus > 0;
  }

  boolean fails(Signal signal) {
    return prometheusDown() || failing.filter(f -> f.name().equals(signal.name())).isPresent();
  }

  boolean clusterDown() {
    return cluster > 0;
  }

  boolean databaseDown() {
    return database > 0;
  }

  boolean channelDown(Channel channel) {
    return (channel == Channel.PAGERDUTY ? pager : chat) > 0;
  }

  void mayCrash(int throwsOnAverage) {
    if (oneIn(throwsOnAverage)) {
      throw new Crash();
    }
  }

  /** A call may take up to a few steps, in which the world goes on. */
  void mayTakeLong(int throwsOnAverage) {
    if (deep == 0 && oneIn(throwsOnAverage)) {
      deep++;
      try {
        passing.run();
      } finally {
        deep--;
      }
    }
  }
}
