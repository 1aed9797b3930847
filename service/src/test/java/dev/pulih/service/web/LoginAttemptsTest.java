package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private final LoginAttempts attempts = new LoginAttempts(() -> now);

  private int guesses;

  private void fail(String address, int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(address, "wrong " + guesses++);
    }
  }

  @Test
  void so_many_wrong_tokens_are_enough_for_a_while() {
    fail("10.0.0.1", LoginAttempts.MOST - 1);
    assertThat(attempts.wait("10.0.0.1")).isEmpty();
    fail("10.0.0.1", 1);
    assertThat(attempts.wait("10.0.0.1")).contains(LoginAttempts.WITHIN);
    assertThat(attempts.wait("10.0.0.2")).isEmpty();
    now = now.plus(LoginAttempts.WITHIN);
    assertThat(attempts.wait("10.0.0.1")).isEmpty();
  }

  @Test
  void the_same_wrong_token_again_is_no_other_guess() {
    for (int i = 0; i < 3 * LoginAttempts.MOST; i++) {
      attempts.failed("10.0.0.1", "an old token");
    }
    assertThat(attempts.wait("10.0.0.1")).isEmpty();
  }

  /** A thousand others make it forgotten; whoever has so many addresses is not stopped by this. */
  @Test
  void what_it_remembers_is_bounded() {
    fail("10.0.0.1", LoginAttempts.MOST);
    for (int i = 0; i < 1_000; i++) {
      attempts.failed("other " + i, "wrong");
    }
    assertThat(attempts.wait("10.0.0.1")).isEmpty();
  }
}
