package dev.pulih.service.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Says every few seconds how far something is, and how long it will take at its latest pace. */
final class TimeLeft {

  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int LATELY = 10;

  private final long total;
  private final InstantSource clock;
  private final PrintStream out;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private Instant said;

  /** How much was done when. */
  private record Mark(Instant at, long done) {}

  TimeLeft(long total, InstantSource clock, PrintStream out) {
    this.total = total;
    this.clock = clock;
    this.out = out;
    this.said = clock.instant();
    marks.addLast(new Mark(said, 0));
  }

  void done(long done) {
    Instant now = clock.instant();
    marks.addLast(new Mark(now, done));
    if (marks.size() > LATELY) {
      marks.removeFirst();
    }
    if (!now.isBefore(said.plus(EVERY))) {
      out.printf("%d %% done, about %s left%n", done * 100 / total, left(now, done));
      said = now;
    }
  }

  private String left(Instant now, long done) {
    Mark before = marks.getFirst();
    double pace =
        (double) (done - before.done())
            / Math.max(1, Duration.between(before.at(), now).toMillis());
    long seconds = Math.round((total - done) / Math.max(pace, 1e-9) / 1000);
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
