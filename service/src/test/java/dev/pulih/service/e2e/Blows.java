package dev.pulih.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How often one of two replicas is hit, and when: first at each step of a recovery, then at random
 * moments of further ones. What was done is written down, so that a long hunt can be stopped and
 * goes on where it was.
 */
final class Blows {

  /** How the two find out which of them leads. */
  enum By {
    LEASE,
    DATABASE
  }

  /**
   * A recovery to be played.
   *
   * @param id its number
   * @param story what goes wrong
   * @param by how they elect
   * @param blows what happens to them
   */
  record Run(int id, Story story, By by, List<Blow> blows) {}

  /** Of one recovery: more would leave them no time to go on in. */
  private static final int MOST_OF_A_RUN = 4;

  private static final long LATEST_MILLIS = 12_000;

  private final int wanted;
  private final long seed;
  private final Optional<Path> diary;
  private int done;

  private Blows(int wanted, long seed, Optional<Path> diary) {
    this.wanted = wanted;
    this.seed = seed;
    this.diary = diary;
  }

  /**
   * As many as {@code pulih.blows} says, chosen by {@code pulih.seed}; those in the file {@code
   * pulih.diary}, if there is one, are done already.
   */
  static Blows asAsked() {
    return new Blows(
        Integer.getInteger("pulih.blows", 10),
        Long.getLong("pulih.seed", 1L),
        Optional.ofNullable(System.getProperty("pulih.diary")).map(Path::of));
  }

  /** What is left to be played. */
  List<Run> runs() throws IOException {
    List<String> played = played();
    List<Run> left = new ArrayList<>();
    for (Run run : all()) {
      if (played.contains(line(run))) {
        done += run.blows().size();
      } else {
        left.add(run);
      }
    }
    return left;
  }

  private List<Run> all() {
    List<Run> runs = new ArrayList<>();
    List<Story> stories = List.of(Story.restart(), Story.shift(), Story.people());
    SplittableRandom random = new SplittableRandom(seed);
    int left = wanted;
    for (int i = 0; left > 0; i++) {
      Story story = stories.get(i % stories.size());
      List<Blow> blows = blows(i < stories.size() ? story.moments() : random(random), random);
      List<Blow> some = blows.subList(0, Math.min(left, blows.size()));
      runs.add(new Run(i, story, i % 2 == 0 ? By.LEASE : By.DATABASE, some));
      left -= some.size();
    }
    return runs;
  }

  private static List<Moment> random(SplittableRandom random) {
    return random
        .longs(MOST_OF_A_RUN, 0, LATEST_MILLIS)
        .<Moment>mapToObj(millis -> new Moment.After(Duration.ofMillis(millis)))
        .toList();
  }

  /** The leader is hit twice as often as the standby. */
  private static List<Blow> blows(List<Moment> moments, SplittableRandom random) {
    return moments.stream()
        .limit(MOST_OF_A_RUN)
        .map(
            moment ->
                new Blow(
                    moment,
                    random.nextInt(3) > 0,
                    random.nextBoolean() ? Blow.Kind.KILL : Blow.Kind.FREEZE))
        .toList();
  }

  private List<String> played() throws IOException {
    return diary.isPresent() && Files.exists(diary.get())
        ? Files.readAllLines(diary.get())
        : List.of();
  }

  private String line(Run run) {
    return "seed %d, recovery %d (%s by %s): %d blows"
        .formatted(seed, run.id(), run.story().scenario().name(), run.by(), run.blows().size());
  }

  /** A recovery has ended as it should. */
  void played(Run run) throws IOException {
    if (diary.isPresent()) {
      Files.createDirectories(diary.get().toAbsolutePath().getParent());
      Files.writeString(
          diary.get(), line(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /** How many were asked for. */
  int wanted() {
    return wanted;
  }

  /** How many there were. */
  int done() {
    return done;
  }

  /** Says what came of one. */
  void report(Run run, Blow blow, String cameOfIt) {
    done++;
    System.out.printf(
        "blow %d of %d (seed %d): %s by %s, %s; %s%n",
        done, wanted, seed, run.story().scenario().name(), run.by(), blow, cameOfIt);
  }
}
