package dev.pulih.service.web;

import dev.pulih.service.oidc.OidcSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/**
 * Logins that are at the provider: whoever comes back must be who went, in time, and once. They are
 * known by a cookie of their own, since a browser that comes from another site hides the session's;
 * and who is not known yet has no session.
 */
final class PendingLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  static final String COOKIE = "pulih-login";

  /** As long as people may take at the provider. */
  static final Duration WITHIN = Duration.ofMinutes(10);

  /** Of more the longest known is forgotten. */
  static final int MOST = 1_000;

  private static final String LANDING = PendingLogins.class.getName() + ".landing";

  private final InstantSource clock;
  private final boolean secure;
  private final Base64StringKeyGenerator keys =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
  private final Map<String, Pending> byKey = Bounded.byAge(MOST);

  /** One of them. */
  private record Pending(OAuth2AuthorizationRequest asked, String landing, Instant until) {}

  /** None so far; the cookie travels over TLS only if people reach Pulih so. */
  PendingLogins(InstantSource clock, boolean secure) {
    this.clock = clock;
    this.secure = secure;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return find(request).map(Pending::asked).orElse(null);
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked != null) {
      String key = keys.generateKey();
      Instant until = clock.instant().plus(WITHIN);
      keep(key, new Pending(asked, Landing.of(request.getParameter("to")), until));
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(key, WITHIN));
    }
  }

  private synchronized void keep(String key, Pending login) {
    byKey.put(key, login);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    Optional<Pending> found = find(request);
    found.ifPresent(login -> request.setAttribute(LANDING, login.landing()));
    key(request).ifPresent(this::forget);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
    return found.map(Pending::asked).orElse(null);
  }

  private synchronized void forget(String key) {
    byKey.remove(key);
  }

  /** Where somebody wanted to go whose login was just taken out. */
  static String landing(HttpServletRequest request) {
    return Landing.of((String) request.getAttribute(LANDING));
  }

  private synchronized Optional<Pending> find(HttpServletRequest request) {
    String state = request.getParameter("state");
    return key(request)
        .map(byKey::get)
        .filter(login -> clock.instant().isBefore(login.until()))
        .filter(login -> state != null && state.equals(login.asked().getState()));
  }

  private static Optional<String> key(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
  }

  /** Lax, so that it comes along when the provider leads back; for that path alone. */
  private String cookie(String key, Duration age) {
    return ResponseCookie.from(COOKIE, key)
        .path(OidcSettings.CALLBACK)
        .maxAge(age)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .build()
        .toString();
  }
}
