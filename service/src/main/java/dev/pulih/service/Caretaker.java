package dev.pulih.service;

import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.flow.Housekeeping;
import dev.pulih.policy.Retention.Pace;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.service.meter.RetentionMeters;
import dev.pulih.service.meter.RetentionMeters.What;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is kept no longer as long as this Pulih acts, on a thread of its own. */
final class Caretaker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);

  /** Whoever has just taken over has better things to do. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** A database that fails is asked again so soon. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  /** A transaction that is under way comes to its end. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Work work;
  private final Pace pace;
  private final RetentionMeters meters;
  private final Ending ending;
  private final InstantSource clock;
  private final LoopThread loop = new LoopThread();
  private final Topic failing = new Topic();
  private volatile Optional<String> latest = Optional.empty();

  /**
   * What is to be done.
   *
   * @param records in the database
   * @param drafts in the folder: removes, as of an instant, those of incidents that are gone
   */
  record Work(Housekeeping records, ToIntFunction<Instant> drafts) {}

  Caretaker(Work work, Pace pace, RetentionMeters meters, Ending ending, InstantSource clock) {
    this.work = work;
    this.pace = pace;
    this.meters = meters;
    this.ending = ending;
    this.clock = clock;
  }

  void start() {
    loop.start(Thread.ofPlatform().daemon().name("pulih-retention"), this::run);
  }

  /** What the latest run did; empty before the first. */
  Optional<String> latest() {
    return latest;
  }

  private void run() {
    Duration wait = shorter(FIRST, pace.every());
    while (goesOn(wait)) {
      wait = once() ? pace.every() : shorter(AGAIN, pace.every());
    }
  }

  /** False once this Pulih does not act any more. */
  private boolean goesOn(Duration after) {
    return !loop.endsWithin(after) && !ending.reached();
  }

  /** False if it is to be tried again soon. */
  private boolean once() {
    try {
      cleanUp(clock.instant());
      return true;
    } catch (StaleAppend e) {
      LOG.info("{}", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void cleanUp(Instant now) {
    CleanUp run =
        new CleanUp(work.records().begin(now), pace.rows(), meters, () -> goesOn(pace.pause()));
    if (run.run()) {
      run.count(What.DRAFTS, work.drafts().applyAsInt(now));
      done(run);
    }
  }

  private void done(CleanUp run) {
    Instant at = clock.instant();
    meters.done(at);
    latest = Optional.of("latest clean-up %s removed %s".formatted(at, run.text()));
    if (failing.over()) {
      LOG.info("What is kept no longer can be removed again.");
    }
    if (!run.isEmpty()) {
      LOG.info("Retention removed {}.", run.text());
    }
  }

  private void failed(RuntimeException e) {
    meters.failed();
    latest =
        Optional.of("the clean-up of %s failed: %s".formatted(clock.instant(), e.getMessage()));
    if (failing.isNews(e.toString())) {
      Failure.log(LOG, "What is kept no longer cannot be removed; it is tried again", e);
    }
  }

  /** Waits for the transaction that is under way. */
  @Override
  public void close() {
    boolean _ = loop.end(LONGEST);
  }
}
