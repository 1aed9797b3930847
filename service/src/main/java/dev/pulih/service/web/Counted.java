package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose requests count together. */
public final class Counted {

  /** People who show the same token have, all together, so many times what one of them has. */
  public static final int TOGETHER = 10;

  /** Stands in no name. */
  private static final char BETWEEN = '\n';

  private Counted() {}

  /**
   * The token that a program shows, whatever it calls itself.
   *
   * @param name of the token
   */
  record Token(String name) {}

  /**
   * The token that somebody showed at the login, whatever they called themselves.
   *
   * @param name of the token
   */
  record Shared(String name) {}

  /**
   * A token's or somebody's name; of who is not known, the address that connects. Before a name
   * that somebody gave themselves stands the token that they showed.
   */
  public static String of(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || who instanceof AnonymousAuthenticationToken) {
      return "at " + request.getRemoteAddr();
    }
    if (who.getDetails() instanceof Token(String name)) {
      return "by " + name;
    }
    return who.getDetails() instanceof Shared(String name)
        ? "people by " + name + BETWEEN + who.getName()
        : "as " + who.getName();
  }

  /** What a caller shares with others; empty if nothing. */
  public static Optional<String> shared(String caller) {
    int end = caller.indexOf(BETWEEN);
    return end < 0 ? Optional.empty() : Optional.of(caller.substring(0, end));
  }
}
