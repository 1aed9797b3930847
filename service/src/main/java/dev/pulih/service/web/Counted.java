package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose requests count together. */
public final class Counted {

  private Counted() {}

  /**
   * The token that a program shows, whatever it calls itself.
   *
   * @param name of the token
   */
  record Token(String name) {}

  /** A token's or somebody's name; of who is not known, the address that connects. */
  public static String of(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || who instanceof AnonymousAuthenticationToken) {
      return "at " + request.getRemoteAddr();
    }
    return who.getDetails() instanceof Token token ? "by " + token.name() : "as " + who.getName();
  }
}
