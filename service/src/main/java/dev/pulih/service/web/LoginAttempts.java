package dev.pulih.service.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often a wrong token may be shown. Counted by the address that connects, which behind a
 * proxy is the proxy's: then all of its users wait together.
 */
final class LoginAttempts {

  static final int MOST = 10;
  static final Duration WITHIN = Duration.ofMinutes(5);

  /** Of more addresses the longest known is forgotten. */
  private static final int ADDRESSES = 1_000;

  private final InstantSource clock;
  private final Map<String, Failures> byAddress = new LinkedHashMap<>();

  /** Since the first one. */
  private record Failures(Instant since, int number) {
    static Failures next(@Nullable Failures known, Instant now) {
      return known == null || known.isOver(now)
          ? new Failures(now, 1)
          : new Failures(known.since(), known.number() + 1);
    }

    boolean isOver(Instant now) {
      return !now.isBefore(since.plus(WITHIN));
    }
  }

  LoginAttempts(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether another try from an address is looked at. */
  synchronized boolean allows(String address) {
    Failures failures = byAddress.get(address);
    return failures == null || failures.isOver(clock.instant()) || failures.number() < MOST;
  }

  synchronized void failed(String address) {
    Instant now = clock.instant();
    byAddress.compute(address, (_, known) -> Failures.next(known, now));
    if (byAddress.size() > ADDRESSES) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  synchronized void succeeded(String address) {
    byAddress.remove(address);
  }
}
