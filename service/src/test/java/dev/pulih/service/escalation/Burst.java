package dev.pulih.service.escalation;

import dev.pulih.flow.Switchboard;
import dev.pulih.recover.EventLog;
import dev.pulih.service.escalation.Fate.Killed;
import dev.pulih.service.escalation.Vendor.Surroundings;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.JdbcEventLog;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A burst of incidents that is lived through by one Pulih after the other, in virtual time: the
 * same seed plays the same.
 */
final class Burst {

  /** How big it is. */
  record Size(int incidents, int kills) {

    /** The most steps between two kills: all of them happen while there is much to do. */
    int betweenKills() {
      return 8 * incidents;
    }
  }

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TICK = Duration.ofSeconds(15);

  /** Slack takes one message a second: the last of some thousand comes long before this. */
  private static final Duration LONGEST = Duration.ofHours(3);

  /** How many seconds it takes at most until the next Pulih is there. */
  private static final int LONGEST_START = 20;

  private final VirtualTime time = new VirtualTime();
  private final Witness witness = new Witness(time);
  private final Random dice;
  private final Fate fate;
  private final Town town;
  private final Supplier<Database> shelf;

  /**
   * What is outside of Pulih.
   *
   * @param courses what happens to services
   * @param pager calls the first contact
   * @param slack where people are told
   * @param next call the contacts after the first
   */
  record Town(List<Course> courses, PagerDuty pager, Slack slack, List<PagerDuty> next) {

    /** Lines that nobody has spoken on yet. */
    Switchboard lines() {
      return new Switchboard(List.of(pager, slack), List.copyOf(next));
    }
  }

  /** A burst over the database that the shelf opens, each time the same one. */
  Burst(long seed, Size size, Supplier<Database> shelf) {
    this.dice = new Random(seed);
    this.fate = new Fate(dice, size.kills(), size.betweenKills());
    this.shelf = shelf;
    this.town = town(size.incidents());
  }

  private Town town(int incidents) {
    Surroundings around = new Surroundings(time, fate, witness);
    Weather pagers = Weather.random(dice);
    return new Town(
        IntStream.range(0, incidents).mapToObj(number -> Course.random(number, dice)).toList(),
        new PagerDuty("PAGERDUTY", pagers, around),
        new Slack("SLACK", Weather.random(dice), around),
        List.of(
            new PagerDuty("PAGERDUTY of contact 2", pagers, around),
            new PagerDuty("PAGERDUTY of contact 3", pagers, around)));
  }

  /** Plays it to its end; returns what was measured. */
  Figures play() {
    boolean over = false;
    while (!over) {
      over = live();
    }
    try (Database database = shelf.get()) {
      EventLog log = new JdbcEventLog(database.dataSource());
      return new Judge(witness, town, log, fate.done()).judge(time.elapsed());
    }
  }

  /** One life; returns whether everything is over. */
  private boolean live() {
    try (Pulih pulih = new Pulih(shelf.get(), town.lines(), witness, fate)) {
      while (time.elapsed().compareTo(LONGEST) < 0) {
        if (isTick() && isOver(pulih)) {
          return true;
        }
        step(pulih);
      }
      return true;
    } catch (Killed _) {
      time.pass(Duration.ofSeconds(1 + dice.nextInt(LONGEST_START)));
      return false;
    }
  }

  private void step(Pulih pulih) {
    if (isTick()) {
      pulih.tick(town.courses(), time);
    }
    pulih.work(time, dice);
    time.pass(PAUSE);
  }

  private boolean isTick() {
    return time.elapsed().toMillis() % TICK.toMillis() == 0;
  }

  private boolean isOver(Pulih pulih) {
    return town.courses().stream().allMatch(c -> c.ill().over().isBefore(time.instant()))
        && pulih.book().live().isEmpty()
        && pulih.isIdle();
  }
}
