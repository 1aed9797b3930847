package dev.pulih.service.slack;

import dev.pulih.notify.InboundLog.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down knocks of strangers, so many an hour: the port may be open to the world, which must
 * not fill the database.
 */
final class Strangers {

  private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

  static final int AN_HOUR = 60;

  private final Guestbook guestbook;
  private Instant since = Instant.MIN;
  private int written;
  private long left;

  Strangers(Guestbook guestbook) {
    this.guestbook = guestbook;
  }

  synchronized void knocked(Signed request, String path, String why) {
    Instant now = guestbook.clock().instant();
    if (since.isBefore(now.minus(Duration.ofHours(1)))) {
      since = now;
      written = 0;
    }
    if (written == AN_HOUR) {
      left++;
    } else {
      write(request, path, left == 0 ? why : why + "; " + left + " before it were left out");
    }
  }

  private void write(Signed request, String path, String why) {
    LOG.warn("A request of {} to {} was refused: {}.", request.from(), path, why);
    guestbook.write(request.from(), path, Outcome.UNVERIFIED, why);
    written++;
    left = 0;
  }
}
