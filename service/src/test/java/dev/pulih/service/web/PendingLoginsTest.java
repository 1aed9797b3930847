package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Who comes back from the provider. */
class PendingLoginsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  private final PendingLogins logins = new PendingLogins(clock::get, true);

  private static OAuth2AuthorizationRequest request(String state) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri("https://sso.example/authorize")
        .clientId("pulih")
        .state(state)
        .build();
  }

  private MockHttpServletResponse go(String state) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    logins.saveAuthorizationRequest(request(state), new MockHttpServletRequest(), response);
    return response;
  }

  private OAuth2AuthorizationRequest comeBack(MockHttpServletResponse went, String state) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setCookies(
        new Cookie(PendingLogins.COOKIE, went.getCookie(PendingLogins.COOKIE).getValue()));
    request.setParameter("state", state);
    return logins.removeAuthorizationRequest(request, new MockHttpServletResponse());
  }

  @Test
  void the_cookie_comes_along_from_another_site_but_to_no_script_and_over_tls_only() {
    assertThat(go("a").getHeader("Set-Cookie"))
        .contains("SameSite=Lax", "HttpOnly", "Secure", "Path=/login/oauth2/code/", "Max-Age=600");
  }

  @Test
  void who_takes_too_long_begins_anew() {
    MockHttpServletResponse first = go("a");
    MockHttpServletResponse second = go("b");
    clock.set(NOW.plus(PendingLogins.WITHIN).minusSeconds(1));
    assertThat(comeBack(first, "a")).isNotNull();
    clock.set(NOW.plus(PendingLogins.WITHIN));
    assertThat(comeBack(second, "b")).isNull();
  }

  @Test
  void a_key_is_good_for_its_own_state_and_once() {
    MockHttpServletResponse first = go("a");
    go("b");
    assertThat(comeBack(first, "b")).isNull();
    assertThat(comeBack(first, "a")).isNull();
  }

  @Test
  void of_too_many_the_oldest_is_forgotten() {
    MockHttpServletResponse first = go("a");
    MockHttpServletResponse second = go("b");
    for (int i = 0; i < PendingLogins.MOST - 1; i++) {
      go("c" + i);
    }
    assertThat(comeBack(first, "a")).isNull();
    assertThat(comeBack(second, "b")).isNotNull();
  }
}
