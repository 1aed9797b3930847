package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.access.Role;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.LogLines;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Who is let in to the pages. */
class TokenLoginTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final TokenLogin login =
      new TokenDoors(
              Credentials.admin(new Secret("right"))
                  .and(List.of(new Credential("oncall", Role.APPROVE, new Secret("right too")))),
              () -> NOW)
          .login();

  private Authentication show(String name, String token) {
    var shown = UsernamePasswordAuthenticationToken.unauthenticated(name, token);
    shown.setDetails(new WebAuthenticationDetails("10.0.0.1", null));
    return login.authenticate(shown);
  }

  @Test
  void who_shows_the_token_is_known_by_the_name_they_give_on_one_line() {
    Authentication known = show("siti\n<b>", " right ");
    assertThat(known.isAuthenticated()).isTrue();
    assertThat(known.getName()).isEqualTo("siti <b>");
    assertThat(known.getCredentials()).isEqualTo("");
    assertThat(Grant.of(known)).contains(Role.ADMIN);
  }

  @Test
  void who_shows_a_named_token_has_its_role_and_its_name_behind_their_own() {
    Authentication known = show("siti", "right too");
    assertThat(known.getName()).isEqualTo("siti (oncall)");
    assertThat(Grant.of(known)).contains(Role.APPROVE);
  }

  @Test
  void after_too_many_wrong_tokens_the_right_one_is_not_looked_at() {
    for (int i = 0; i < LoginAttempts.MOST; i++) {
      String wrong = "wrong " + i;
      assertThatThrownBy(() -> show("siti", wrong)).isInstanceOf(BadCredentialsException.class);
    }
    assertThatThrownBy(() -> show("siti", "right")).isInstanceOf(LockedException.class);
  }

  @Test
  void who_came_in_and_who_was_refused_is_written_down_and_no_token() {
    try (LogLines log = new LogLines()) {
      var _ = show("siti", "right too");
      assertThatThrownBy(() -> show("eve\nadmin", "wr0ng-t0ken"))
          .isInstanceOf(BadCredentialsException.class);
      assertThat(log.since(0, "siti (oncall) logged in by a token from 10.0.0.1.")).hasSize(1);
      assertThat(
              log.since(0, "shown at the login as \"eve admin\" from 10.0.0.1 is none of Pulih's"))
          .singleElement()
          .extracting(LogLines.Line::level)
          .isEqualTo(Level.WARN);
      assertThat(log.since(0, "wr0ng-t0ken")).isEmpty();
      assertThat(log.since(0, "right too")).isEmpty();
    }
  }

  @Test
  void whoever_shows_one_token_under_many_names_is_counted_together() {
    assertThat(show("siti", "right too").getDetails())
        .isEqualTo(show("ravi", "right too").getDetails())
        .isNotEqualTo(show("siti", "right").getDetails());
  }
}
