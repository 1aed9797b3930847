package dev.pulih.service.web;

import dev.pulih.service.access.Credentials;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Where tokens are shown: the login and the API, each with its own count of wrong ones.
 *
 * @param credentials the right ones
 * @param clock what time it is
 * @param log where it is written down
 */
record TokenDoors(Credentials credentials, InstantSource clock, LoginLog log) {

  static TokenDoors of(Credentials credentials, InstantSource clock) {
    return new TokenDoors(credentials, clock, new LoginLog(clock));
  }

  /** That of people. */
  TokenLogin login() {
    return new TokenLogin(credentials, new LoginAttempts(clock), log);
  }

  /** That of programs; tokens of others are looked at elsewhere. */
  TokenFilter api(Predicate<String> ofOthers) {
    return new TokenFilter(credentials, ofOthers, new LoginAttempts(clock), log);
  }
}
