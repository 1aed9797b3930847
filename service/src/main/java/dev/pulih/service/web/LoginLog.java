package dev.pulih.service.web;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who came in by a token at the login, and who showed a wrong one anywhere: under what
 * name, from where, never the token. So many of each an hour, since strangers can go on without
 * end.
 */
final class LoginLog {

  static final int AN_HOUR = 60;

  private static final Logger LOG = LoggerFactory.getLogger(LoginLog.class);

  private final Hourly came;
  private final Hourly refused;

  LoginLog(InstantSource clock) {
    this.came = new Hourly(AN_HOUR, clock);
    this.refused = new Hourly(AN_HOUR, clock);
  }

  /** Somebody came in, under the name that is recorded. */
  void came(String name, String address) {
    came.next()
        .ifPresent(
            left -> LOG.info("{} logged in by a token from {}{}.", name, address, and(left)));
  }

  /** A token was wrong; whether it was the last from there that is looked at for a while. */
  void refused(String door, String claimed, String address, boolean last) {
    refused
        .next()
        .ifPresent(
            left ->
                LOG.warn(
                    "A token shown at {} as \"{}\" from {} is none of Pulih's{}{}.",
                    door,
                    claimed,
                    address,
                    last ? "; for a while none from there is looked at" : "",
                    and(left)));
  }

  private static String and(long left) {
    return left == 0 ? "" : "; " + left + " before it were left out";
  }
}
