package dev.pulih.service.web;

import dev.pulih.service.access.Credentials;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Where tokens are shown: the login and the API, each with its own count of wrong ones, and its own
 * lines in the log.
 *
 * @param credentials the right ones
 * @param clock how late it is
 */
record TokenDoors(Credentials credentials, InstantSource clock) {

  /** From no moment that means anything: it goes as fast as time does, and never back. */
  static final InstantSource STEADY = () -> Instant.EPOCH.plusNanos(System.nanoTime());

  /** That of people. */
  TokenLogin login() {
    return new TokenLogin(credentials, new LoginAttempts(clock), new LoginLog(clock));
  }

  /** That of programs; tokens of others are looked at elsewhere. */
  TokenFilter api(Predicate<String> ofOthers) {
    return new TokenFilter(credentials, ofOthers, new LoginAttempts(clock), new LoginLog(clock));
  }
}
