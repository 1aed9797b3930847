package dev.pulih.service.web;

import dev.pulih.service.access.Introduction;
import dev.pulih.service.access.Introduction.Introduced;
import dev.pulih.service.access.Introductions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever shows a token of the OpenID provider as a bearer, under the name that the
 * provider gives them; what else they call themselves does not count. A token that proves nothing
 * leaves a stranger, who is told why where nobody unknown may be.
 */
final class IntroductionFilter extends OncePerRequestFilter {

  /** A JWT as RFC 7515, 3.1 writes it. */
  private static final String JWT = "[\\w-]+\\.[\\w-]+\\.[\\w-]*";

  private static final Pattern BEARER =
      Pattern.compile("Bearer +(" + JWT + ") *", Pattern.CASE_INSENSITIVE);

  private static final String SAID = IntroductionFilter.class.getName() + ".said";

  private final Introductions introductions;

  IntroductionFilter(Introductions introductions) {
    this.introductions = introductions;
  }

  /** Whether a token looks like a provider's, which nobody guesses: it is signed. */
  static boolean mayBeOf(String token) {
    return token.strip().matches(JWT);
  }

  /** Why the token of a request proved nothing, if it had one. */
  static Optional<Introduction> said(HttpServletRequest request) {
    return Optional.ofNullable((Introduction) request.getAttribute(SAID));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Optional.ofNullable(header)
        .map(BEARER::matcher)
        .filter(found -> found.matches())
        .map(found -> introductions.by(found.group(1)))
        .ifPresent(said -> take(said, request));
    chain.doFilter(request, response);
  }

  private static void take(Introduction said, HttpServletRequest request) {
    switch (said) {
      case Introduced who -> letIn(who);
      case Introduction.Refused _, Introduction.Unavailable _ -> request.setAttribute(SAID, said);
    }
  }

  private static void letIn(Introduced who) {
    List<Grant> grants = who.role().map(Grant::new).stream().toList();
    Bearer.letIn(
        new PreAuthenticatedAuthenticationToken(Person.introduced(who.name()), "", grants));
  }
}
