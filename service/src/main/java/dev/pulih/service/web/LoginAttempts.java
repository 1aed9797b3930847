package dev.pulih.service.web;

import dev.pulih.service.digest.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many wrong tokens may be shown. Counted by the address that connects, which behind a
 * proxy is the proxy's: then all of its users wait together. The same one again is no other guess:
 * a program that was forgotten when a token was changed stops nobody.
 */
final class LoginAttempts {

  static final int MOST = 10;
  static final Duration WITHIN = Duration.ofMinutes(5);

  /** Of more addresses the longest known is forgotten. */
  private static final int ADDRESSES = 1_000;

  private final InstantSource clock;
  private final Map<String, Failures> byAddress = Bounded.byAge(ADDRESSES);

  /** Since the first one; what was shown is kept as digests, so that it cannot be read again. */
  private record Failures(Instant since, Set<String> shown) {
    static Failures next(@Nullable Failures known, String digest, Instant now) {
      return known == null || known.isOver(now)
          ? new Failures(now, Set.of(digest))
          : new Failures(known.since(), with(known.shown(), digest));
    }

    private static Set<String> with(Set<String> shown, String digest) {
      Set<String> more = new HashSet<>(shown);
      more.add(digest);
      return Set.copyOf(more);
    }

    boolean isOver(Instant now) {
      return !now.isBefore(since.plus(WITHIN));
    }
  }

  LoginAttempts(InstantSource clock) {
    this.clock = clock;
  }

  /** How long a try from an address is not looked at; empty if it is now. */
  synchronized Optional<Duration> wait(String address) {
    Instant now = clock.instant();
    return Optional.ofNullable(byAddress.get(address))
        .filter(failures -> !failures.isOver(now) && failures.shown().size() >= MOST)
        .map(failures -> Duration.between(now, failures.since().plus(WITHIN)));
  }

  /** A token that was shown from an address opened nothing; whether it was the last that may. */
  synchronized boolean failed(String address, String shown) {
    Instant now = clock.instant();
    String digest = Sha256.of(shown);
    byAddress.compute(address, (_, known) -> Failures.next(known, digest, now));
    return wait(address).isPresent();
  }
}
