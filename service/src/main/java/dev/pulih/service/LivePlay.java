package dev.pulih.service;

import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingLog;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.service.store.JdbcFindingLog;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Panorama;
import dev.pulih.service.web.WebServer;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.play.Advisers;
import dev.pulih.simulator.play.Audience;
import dev.pulih.simulator.play.Play;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A play in accelerated time that people watch on the pages, and in which they give orders. It goes
 * on until it is closed.
 */
public final class LivePlay implements Audience, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LivePlay.class);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(30);

  private final Play play;
  private final Cast cast;
  private final FindingLog findings;
  private final Duration pause;
  private final Ending ending = new Ending(Leadership.alone(1));
  private final LiveFeed feed = new LiveFeed();
  private final PlayedPast past = new PlayedPast();
  private final SignalSource signals;
  private final LoopThread thread = new LoopThread();
  private volatile Optional<TickReport> latest = Optional.empty();
  private final AtomicLong ticks = new AtomicLong();

  /**
   * Who is in it beside Pulih.
   *
   * @param audience who else watches
   * @param advisers who is asked for an opinion
   */
  public record Cast(Audience audience, Advisers advisers) {}

  /**
   * How it is watched, from this machine alone.
   *
   * @param port the port; 0 for any that is free
   * @param scale how many times as fast as the clock it goes
   */
  public record Stage(int port, double scale) {

    /** How long something lasts for those who watch. */
    public Duration lasting(Duration played) {
      return Duration.ofNanos((long) (played.toNanos() / scale));
    }
  }

  /** It is to end; nothing went wrong. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private LivePlay(
      Simulation simulation, Setup setup, Cast cast, Stage stage, FindingLog findings) {
    this.play = new Play(simulation, setup, this, cast.advisers());
    this.signals = simulation.signals(setup.spans());
    this.cast = cast;
    this.findings = findings;
    this.pause = stage.lasting(setup.detection().interval());
  }

  /**
   * Starts it in this process.
   *
   * @throws IllegalStateException if the port is taken
   */
  public static Running start(Simulation simulation, Setup setup, Cast cast, Stage stage) {
    Opened opened = new Opened();
    try {
      ThrowawayStore store = opened.add(new ThrowawayStore());
      FindingLog findings = new JdbcFindingLog(store.dataSource());
      LivePlay live = new LivePlay(simulation, setup, cast, stage, findings);
      PlayRoom room = new PlayRoom(live.play, setup, simulation.now(), store);
      PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      WebServer web =
          opened.add(
              WebServer.start(
                  room.settings(stage), room.served(live.feed, live.past, live::seen), meters));
      opened.add(live);
      live.begin();
      return new Running(room.door(web), live.ending, opened);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void begin() {
    thread.start(Thread.ofPlatform().name("pulih-play"), this::perform);
  }

  private void perform() {
    try {
      play.until(Instant.MAX);
    } catch (Closed _) {
      LOG.debug("The play was closed.");
    } catch (RuntimeException e) {
      LOG.error("The play cannot go on.", e);
      ending.because("The play cannot go on: " + e);
    } catch (Error e) {
      ending.because("The play cannot go on: " + e);
      throw e;
    }
  }

  private PlayRoom.Seen seen() {
    return new PlayRoom.Seen(latest, ticks.get());
  }

  @Override
  public void happened(Recorded event) {
    cast.audience().happened(event);
    feed.stir();
  }

  @Override
  public void found(Instant at, List<Finding> found) {
    findings.found(at, found);
  }

  /** What was seen is shown; then the play waits, so that people can follow. */
  @Override
  public void ticked(TickReport report) {
    cast.audience().ticked(report);
    latest = Optional.of(report);
    ticks.incrementAndGet();
    past.add(
        report.detected().readings(),
        signals.read(Signals.ofPages(), report.at()),
        report.inventory());
    feed.show(new Panorama(report, play.series(Panorama::isAboutService)));
    if (thread.endsWithin(pause)) {
      throw new Closed();
    }
  }

  @Override
  public void close() {
    boolean _ = thread.end(LONGEST_TICK);
  }
}
