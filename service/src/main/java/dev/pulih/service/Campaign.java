package dev.pulih.service;

import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Leadership.Standing;
import dev.pulih.flow.Leadership.Standing.Leader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands for election until it is won, and then keeps the lead, on a thread of its own. */
final class Campaign implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Campaign.class);

  /** A question that is under way comes to its end in this time, or is given up. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Candidacy candidacy;
  private final Pauses pauses;
  private final LoopThread loop = new LoopThread();
  private final Topic failing = new Topic();
  private boolean down;
  private @Nullable Standing said;

  /**
   * How long it waits between two questions.
   *
   * @param renew as leader
   * @param retry as standby, and after a question without an answer
   */
  record Pauses(Duration renew, Duration retry) {}

  /** What becomes of it. */
  interface Events {
    /** It leads. */
    void elected();

    /** It has led, and does not any more. */
    void over();
  }

  Campaign(Candidacy candidacy, Pauses pauses) {
    this.candidacy = candidacy;
    this.pauses = pauses;
  }

  void start(Events events) {
    loop.start(Thread.ofPlatform().name("pulih-leader"), () -> run(events));
  }

  private void run(Events events) {
    boolean elected = false;
    do {
      boolean leads = ask();
      if (leads && !elected) {
        elected = true;
        Thread.ofPlatform().name("pulih-takeover").start(events::elected);
      }
    } while (!candidacy.over() && goesOn());
    if (candidacy.over()) {
      events.over();
    }
  }

  private boolean ask() {
    try {
      return heard(candidacy.ask());
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void failed(RuntimeException e) {
    down = true;
    if (failing.isNews(e.toString())) {
      Failure.log(LOG, "Nobody can say who leads; it is asked again", e);
    }
  }

  private boolean heard(Standing standing) {
    down = false;
    if (failing.over()) {
      LOG.info("Who leads is known again.");
    }
    if (!standing.equals(said)) {
      said = standing;
      LOG.info("Lead: {}.", Office.said(standing).said());
    }
    return standing instanceof Leader;
  }

  /** False once it is stopped. */
  private boolean goesOn() {
    return !loop.endsWithin(pause());
  }

  private Duration pause() {
    boolean leads = candidacy.standing() instanceof Leader;
    return leads && !down ? pauses.renew() : pauses.retry();
  }

  /** Gives the lead back, so that another need not wait. */
  @Override
  public void close() {
    if (loop.end(LONGEST)) {
      candidacy.resign();
    }
  }
}
