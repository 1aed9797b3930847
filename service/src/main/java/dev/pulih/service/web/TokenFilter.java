package dev.pulih.service.web;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever shows a token as a bearer, under the name that they give themselves. After too
 * many wrong ones from an address none of there is looked at, right or wrong, for a while.
 */
final class TokenFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";
  private static final String DOOR = "the API";

  private static final String UNSEEN = TokenFilter.class.getName() + ".unseen";

  private final Credentials credentials;
  private final Predicate<String> ofOthers;
  private final LoginAttempts attempts;
  private final LoginLog log;

  /** Tokens of others are looked at elsewhere. */
  TokenFilter(
      Credentials credentials, Predicate<String> ofOthers, LoginAttempts attempts, LoginLog log) {
    this.credentials = credentials;
    this.ofOthers = ofOthers;
    this.attempts = attempts;
    this.log = log;
  }

  /** How long the token of a request will not be looked at; empty if it was. */
  static Optional<Duration> unseen(HttpServletRequest request) {
    return Optional.ofNullable((Duration) request.getAttribute(UNSEEN));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(SCHEME)) {
      look(header.substring(SCHEME.length()), request);
    }
    chain.doFilter(request, response);
  }

  private void look(String token, HttpServletRequest request) {
    String name = Person.named(request.getHeader(Person.HEADER));
    String address = request.getRemoteAddr();
    Optional<Duration> wait = attempts.wait(address);
    if (wait.isEmpty()) {
      credentials
          .find(token)
          .ifPresentOrElse(known -> letIn(known, name), () -> wrong(token, name, address));
    } else if (!ofOthers.test(token)) {
      request.setAttribute(UNSEEN, wait.get());
    }
  }

  private void wrong(String token, String name, String address) {
    if (!ofOthers.test(token)) {
      log.refused(DOOR, name, address, attempts.failed(address, token));
    }
  }

  private static void letIn(Credential known, String name) {
    PreAuthenticatedAuthenticationToken who =
        new PreAuthenticatedAuthenticationToken(
            known.records(name), "", List.of(new Grant(known.role())));
    who.setDetails(new Counted.Token(known.name()));
    Bearer.letIn(who);
  }
}
