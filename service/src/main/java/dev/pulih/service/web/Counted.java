package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose requests count together. */
public final class Counted {

  private Counted() {}

  /** Somebody's name; of who is not known, the address that connects. */
  public static String of(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who == null || who instanceof AnonymousAuthenticationToken
        ? "at " + request.getRemoteAddr()
        : "as " + who.getName();
  }
}
