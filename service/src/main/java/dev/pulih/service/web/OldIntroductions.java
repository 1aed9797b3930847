package dev.pulih.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody whom the provider introduced long ago, also if it is in use: a page
 * that stays open would keep whatever they may no longer do.
 */
final class OldIntroductions extends OncePerRequestFilter {

  static final Duration LONGEST = Duration.ofHours(12);

  private final InstantSource clock;

  OldIntroductions(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (introduced().filter(this::isLongAgo).isPresent()) {
      SecurityContextHolder.clearContext();
      Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    }
    chain.doFilter(request, response);
  }

  /** When the provider said who it is that asks; empty for anybody else. */
  private static Optional<Instant> introduced() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getPrincipal)
        .filter(ProvidersUser.class::isInstance)
        .flatMap(user -> ((ProvidersUser) user).introducedAt());
  }

  private boolean isLongAgo(Instant introduced) {
    return !clock.instant().isBefore(introduced.plus(LONGEST));
  }
}
