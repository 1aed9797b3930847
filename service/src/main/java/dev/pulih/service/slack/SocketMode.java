package dev.pulih.service.slack;

import dev.pulih.service.slack.Dialler.Unreachable;
import dev.pulih.service.slack.SocketSession.End;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: presses and commands come over a connection that Pulih opens, so that nothing has to
 * reach it. A lost connection is opened again, with growing waits while that fails; one that Slack
 * renews is kept until the next one stands. The SDK has a client for it, whose threads keep the
 * process alive, poll a thousand times a second, and try again without a wait.
 */
final class SocketMode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);
  private static final String NAME = "Socket Mode";
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final WaysIn ways;
  private final Dialler dialler;
  private final Rhythm rhythm;
  private final RandomGenerator random;
  private final Thread thread;
  private volatile Optional<SocketSession> current = Optional.empty();
  private int failures;
  private boolean up;
  private boolean said;
  private volatile boolean closed;

  SocketMode(Dialler dialler, Rhythm rhythm, RandomGenerator random, WaysIn ways) {
    this.ways = ways;
    ways.say(NAME, "not connected yet");
    this.dialler = dialler;
    this.rhythm = rhythm;
    this.random = random;
    this.thread = Thread.ofPlatform().daemon().name("slack-socket").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Duration wait = Duration.ZERO;
    try {
      while (!closed) {
        Thread.sleep(wait);
        wait = connected();
      }
    } catch (InterruptedException _) {
      LOG.debug("Socket Mode ends with Pulih.");
    }
    current.ifPresent(SocketSession::close);
  }

  /** Keeps a connection until its end; returns how long to wait before the next one. */
  private Duration connected() throws InterruptedException {
    try {
      SocketSession next = dialler.dial();
      current.ifPresent(SocketSession::close);
      current = Optional.of(next);
      back();
      return ended(next, next.awaitEnd(rhythm));
    } catch (Unreachable e) {
      return failed(String.valueOf(e.getMessage()), e.notBefore());
    } catch (RuntimeException e) {
      return failed(e.toString(), Duration.ZERO);
    }
  }

  private Duration ended(SocketSession session, End end) {
    switch (end) {
      case End.Renewal _ -> LOG.debug("Slack renews the connection.");
      case End.Lost(String why) -> lost(why);
    }
    failures = session.lived(rhythm.steady()) ? 0 : failures + 1;
    return rhythm.wait(failures, random);
  }

  private Duration failed(String why, Duration notBefore) {
    lost(why);
    failures++;
    Duration wait = rhythm.wait(failures, random);
    return wait.compareTo(notBefore) < 0 ? notBefore : wait;
  }

  private void back() {
    if (!up) {
      LOG.info("Slack's buttons and commands reach Pulih over Socket Mode.");
      ways.say(NAME, "connected since " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
    up = true;
    said = false;
  }

  private void lost(String why) {
    if (!said) {
      LOG.warn("Socket Mode is lost; buttons and commands do nothing until it is back: {}", why);
    }
    ways.say(NAME, "LOST: " + why);
    up = false;
    said = true;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      // One that was never started cannot be waited for.
      boolean _ = !thread.isAlive() || thread.join(GOODBYE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    dialler.http().shutdownNow();
  }
}
