package dev.pulih.service.slack;

import dev.pulih.notify.Cut;
import dev.pulih.notify.InboundLog;
import dev.pulih.notify.InboundLog.Entry;
import dev.pulih.notify.InboundLog.Outcome;
import dev.pulih.policy.Channel;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who came in over Slack. What cannot be written down is in Pulih's log. */
record Guestbook(InboundLog log, InstantSource clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Guestbook.class);
  private static final int LONGEST = 1_000;

  void write(String who, String what, Outcome outcome, String why) {
    Entry entry = new Entry(clock.instant(), Channel.SLACK, who, line(what), outcome, line(why));
    try {
      log.record(entry);
    } catch (RuntimeException e) {
      LOG.error("This came in over Slack and could not be recorded: {}", entry, e);
    }
  }

  private static String line(String text) {
    return Cut.to(LONGEST, Author.line(text));
  }
}
