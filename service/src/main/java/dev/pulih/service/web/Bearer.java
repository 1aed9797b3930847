package dev.pulih.service.web;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Whoever shows what proves itself, for one request. */
final class Bearer {

  private Bearer() {}

  /** Lets them in. */
  static void letIn(PreAuthenticatedAuthenticationToken who) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
  }
}
