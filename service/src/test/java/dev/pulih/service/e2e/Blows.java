package dev.pulih.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How often one of two replicas is hit, and when: at steps of a recovery and at random moments
 * before them, in turn. Which, whom and how is decided by a seed. What was done is written down, so
 * that a long hunt can be stopped and goes on where it was.
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

  /** Of one recovery, with as many random moments: more would leave them no time to go on in. */
  private static final int STEPS_OF_A_RUN = 2;

  private static final long LATEST_MILLIS = 12_000;

  private static final List<Blow.Kind> KINDS = List.copyOf(EnumSet.allOf(Blow.Kind.class));

  private static final long SEEDS = 1_000_000_000;

  private static final Pattern SEED = Pattern.compile("seed (\\d+),");

  private final int wanted;
  private final long seed;
  private final Optional<Path> diary;
  private int done;

  /** So many of a seed; those in the diary, if there is one, are done already. */
  Blows(int wanted, long seed, Optional<Path> diary) {
    this.wanted = wanted;
    this.seed = seed;
    this.diary = diary;
  }

  /**
   * As many as {@code pulih.blows} says, chosen by {@code pulih.seed} or, unless it says, by a seed
   * of their own; those in the file {@code pulih.diary}, if there is one, are done already.
   */
  static Blows asAsked() throws IOException {
    Optional<Path> diary = Optional.ofNullable(System.getProperty("pulih.diary")).map(Path::of);
    long seed = seed(Optional.ofNullable(Long.getLong("pulih.seed")), played(diary));
    int wanted = Integer.getInteger("pulih.blows", 10);
    System.out.printf("%d blows; the same ones again: -Dpulih.seed=%d%n", wanted, seed);
    return new Blows(wanted, seed, diary);
  }

  /** The one that is asked for, else the one that a diary was begun with, else any. */
  static long seed(Optional<Long> asked, List<String> played) {
    return asked
        .or(
            () ->
                played.stream()
                    .map(SEED::matcher)
                    .filter(Matcher::lookingAt)
                    .findFirst()
                    .map(m -> Long.valueOf(m.group(1))))
        .orElseGet(() -> new SplittableRandom().nextLong(SEEDS));
  }

  /** What is left to be played. */
  List<Run> runs() throws IOException {
    List<String> played = played(diary);
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
      List<Blow> blows = blows(moments(story, random), random);
      List<Blow> some = blows.subList(0, Math.min(left, blows.size()));
      runs.add(new Run(i, story, i % 2 == 0 ? By.LEASE : By.DATABASE, some));
      left -= some.size();
    }
    return runs;
  }

  /** Some steps of a story, and before each a random moment. */
  private static List<Moment> moments(Story story, SplittableRandom random) {
    List<Moment> steps = new ArrayList<>(story.moments());
    while (steps.size() > STEPS_OF_A_RUN) {
      steps.remove(random.nextInt(steps.size()));
    }
    return steps.stream().flatMap(step -> Stream.of(sometime(random), step)).toList();
  }

  private static Moment sometime(SplittableRandom random) {
    return new Moment.After(Duration.ofMillis(random.nextLong(LATEST_MILLIS)));
  }

  /** The leader is hit twice as often as the standby. */
  private static List<Blow> blows(List<Moment> moments, SplittableRandom random) {
    return moments.stream()
        .map(
            moment ->
                new Blow(moment, random.nextInt(3) > 0, KINDS.get(random.nextInt(KINDS.size()))))
        .toList();
  }

  private static List<String> played(Optional<Path> diary) throws IOException {
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
