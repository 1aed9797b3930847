package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.access.Role;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.LogLines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

class TokenFilterTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final TokenFilter filter =
      new TokenDoors(
              Credentials.admin(new Secret("first"))
                  .and(List.of(new Credential("ops", Role.APPROVE, new Secret("second")))),
              () -> NOW)
          .api(token -> token.startsWith("eyJ"));

  private MockHttpServletRequest request = new MockHttpServletRequest();

  @AfterEach
  void forget() {
    SecurityContextHolder.clearContext();
  }

  private Optional<Authentication> shown(String token, String name) throws Exception {
    request = new MockHttpServletRequest();
    request.addHeader("Authorization", "Bearer " + token);
    request.addHeader(Person.HEADER, latin(name));
    filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
  }

  /** As a server reads UTF-8. */
  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void the_name_of_the_token_stands_behind_that_of_the_person() throws Exception {
    assertThat(shown("second", "siti").map(Authentication::getName)).hasValue("siti (ops)");
    assertThat(shown("first", "siti").map(Authentication::getName)).hasValue("siti");
  }

  @Test
  void a_name_is_read_as_utf_8() throws Exception {
    assertThat(shown("second", "김민수").map(Authentication::getName)).hasValue("김민수 (ops)");
    assertThat(Person.named("Andr\u00e9")).isEqualTo("Andr\u00e9");
  }

  @Test
  void a_token_leads_as_far_as_its_role() throws Exception {
    assertThat(shown("second", "siti").flatMap(known -> Grant.of(Objects.requireNonNull(known))))
        .hasValue(Role.APPROVE);
    SecurityContextHolder.clearContext();
    assertThat(shown("third", "siti")).isEmpty();
  }

  @Test
  void after_too_many_wrong_tokens_of_an_address_none_is_looked_at() throws Exception {
    for (int i = 0; i < LoginAttempts.MOST; i++) {
      assertThat(shown("guess " + i, "eve")).isEmpty();
    }
    assertThat(shown("second", "siti")).isEmpty();
    assertThat(TokenFilter.unseen(request)).contains(LoginAttempts.WITHIN);
  }

  @Test
  void a_providers_token_and_the_same_wrong_one_again_are_no_guesses() throws Exception {
    for (int i = 0; i < 3 * LoginAttempts.MOST; i++) {
      assertThat(shown("eyJ" + i, "ci")).isEmpty();
      assertThat(shown("an old token", "cron")).isEmpty();
    }
    assertThat(shown("second", "siti")).isPresent();
  }

  @Test
  void a_wrong_token_is_written_down_with_the_name_and_the_address_so_many_times_an_hour()
      throws Exception {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 2 * LoginLog.AN_HOUR; i++) {
        assertThat(shown("gu3ss", "eve")).isEmpty();
      }
      assertThat(log.since(0, "shown at the API as \"eve\" from 127.0.0.1 is none of Pulih's"))
          .hasSize(LoginLog.AN_HOUR);
      assertThat(log.since(0, "gu3ss")).isEmpty();
    }
  }

  /** Not for each request of a program that goes on. */
  @Test
  void that_none_is_looked_at_any_more_is_written_down_once() throws Exception {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 3 * LoginAttempts.MOST; i++) {
        assertThat(shown("guess " + i, "eve")).isEmpty();
      }
      assertThat(log.since(0, "shown at the API as \"eve\"")).hasSize(LoginAttempts.MOST);
      assertThat(log.since(0, "for a while none from there is looked at")).hasSize(1);
    }
  }
}
