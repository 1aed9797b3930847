package dev.pulih.service.e2e;

import dev.pulih.recover.EventLog.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How often Pulih is killed, and when: first at each step of each stage, on both databases, then at
 * random moments of further recoveries.
 */
final class Kills {

  /** On SQLite, or on PostgreSQL. */
  enum On {
    SQLITE,
    POSTGRESQL
  }

  /** A recovery to be played on a database. */
  record Run(Story story, On on) {}

  /** Of one recovery: more would leave Pulih no time to go on in. */
  private static final int MOST_OF_A_RUN = 6;

  /** From a Pulih that is still starting to one that has watched for a while. */
  private static final long LATEST_MILLIS = 12_000;

  private final int wanted;
  private final long seed;
  private final AtomicInteger done = new AtomicInteger();

  private Kills(int wanted, long seed) {
    this.wanted = wanted;
    this.seed = seed;
  }

  /** As many as {@code pulih.kills} says; unless it says, one at each step. */
  static Kills asAsked() {
    int each = steps().stream().mapToInt(run -> run.story().moments().size()).sum();
    return new Kills(Integer.getInteger("pulih.kills", each), Long.getLong("pulih.seed", 1L));
  }

  /** What is to be played. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    List<Run> steps = steps();
    int left = wanted;
    for (int i = 0; left > 0; i++) {
      Run run = i < steps.size() ? steps.get(i) : random(steps.get(i % steps.size()), random);
      List<Moment> moments = run.story().moments();
      List<Moment> some = moments.subList(0, Math.min(left, moments.size()));
      runs.add(new Run(run.story().killedAt(some), run.on()));
      left -= some.size();
    }
    return runs;
  }

  private static List<Run> steps() {
    return Stream.of(Story.restart(), Story.shift(), Story.people())
        .flatMap(story -> Stream.of(On.values()).map(on -> new Run(story, on)))
        .toList();
  }

  private static Run random(Run run, SplittableRandom random) {
    List<Moment> moments =
        random
            .longs(MOST_OF_A_RUN, 0, LATEST_MILLIS)
            .<Moment>mapToObj(millis -> new Moment.After(Duration.ofMillis(millis)))
            .toList();
    return new Run(run.story().killedAt(moments), run.on());
  }

  /** How many were asked for. */
  int wanted() {
    return wanted;
  }

  /** How many there were. */
  int done() {
    return done.get();
  }

  /** Says what became of the one that was killed. */
  void report(
      Story story, Shelf shelf, Moment moment, List<Recorded> log, boolean goneOn, int changes) {
    System.out.printf(
        "kill %d of %d (seed %d): %s on %s, at %s; last step %s; %s; %d change(s) of the cluster%n",
        done.incrementAndGet(),
        wanted,
        seed,
        story.scenario().name(),
        shelf.name(),
        moment.name(),
        log.isEmpty() ? "none" : log.getLast().step().step(),
        goneOn ? "it had gone on from the log" : "it had nothing to record yet",
        changes);
  }
}
