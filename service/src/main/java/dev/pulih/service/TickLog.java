package dev.pulih.service;

import dev.pulih.detect.Detected.Tally;
import dev.pulih.service.Trouble.Kind;
import dev.pulih.service.meter.TickMeters;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the ticks: counted, logged where it is news, and told where it is trouble. */
final class TickLog {

  private static final Logger LOG = LoggerFactory.getLogger(TickLog.class);

  private final Duration interval;
  private final TickMeters meters;
  private final Troubles troubles;
  private final Topic failing = new Topic();
  private final Topic skipping = new Topic();
  private final Topic stalling = new Topic();
  private Duration late = Duration.ZERO;

  TickLog(Duration interval, TickMeters meters, Troubles troubles) {
    this.interval = interval;
    this.meters = meters;
    this.troubles = troubles;
  }

  Troubles troubles() {
    return troubles;
  }

  /** A tick begins so late. */
  void began(Instant at, Duration lag) {
    late = lag;
    meters.late(lag);
    skipping.over();
    if (stalled()) {
      stood(at);
    } else {
      stalling.over();
      troubles.over(Kind.OVERRUN, at);
    }
  }

  /** What comes a whole interval late was not waited for: nothing ran. */
  private boolean stalled() {
    return late.compareTo(interval) >= 0;
  }

  private void stood(Instant at) {
    String sentence =
        "Pulih stood still for %d s before the tick of %s: its process was stopped, or its machine is overloaded. What fell due half an interval ago, or earlier, is skipped."
            .formatted(late.toSeconds(), at);
    troubles.happened(Kind.STALL, at, sentence);
    if (stalling.isNews("")) {
      LOG.warn(sentence);
    }
  }

  void took(Duration time) {
    meters.took(time);
  }

  void skipped(Instant at) {
    meters.skipped();
    if (!stalled() && skipping.isNews("")) {
      String sentence = "The tick of %s is skipped: the one before it took too long.".formatted(at);
      LOG.warn(sentence);
      troubles.begin(Kind.OVERRUN, at, sentence);
    }
  }

  void succeeded(Instant at, Tally deviations) {
    meters.succeeded(at);
    meters.deviating(deviations);
    if (failing.over()) {
      LOG.info("Ticks succeed again, from that of {} on.", at);
      troubles.over(Kind.FAILING_TICKS, at);
    }
  }

  /** What failed because the end has come is explained by the end. */
  void failed(Instant at, RuntimeException e, boolean ending) {
    meters.failed();
    if (!ending && failing.isNews(e.toString())) {
      String what =
          "The tick of %s failed; nothing is decided until one succeeds, and the next comes"
              .formatted(at);
      Failure.log(LOG, what, e);
      troubles.begin(Kind.FAILING_TICKS, at, what + ".");
    }
  }

  void jumped(Instant now, Duration by) {
    String sentence = "The clock jumped by %d ms; ticks follow it.".formatted(by.toMillis());
    LOG.warn(sentence);
    troubles.happened(Kind.CLOCK_STEP, now, sentence);
  }
}
