package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;

/** Whether somebody may call something. */
sealed interface Ruling extends AuthorizationResult {

  /** They may. */
  record Granted() implements Ruling {
    @Override
    public boolean isGranted() {
      return true;
    }
  }

  /**
   * They may not.
   *
   * @param what why
   * @param next what to do
   */
  record Denied(String what, String next) implements Ruling {

    static Denied undeclared() {
      return new Denied("This is open to nobody, since it declares no role.", "Tell its makers.");
    }

    private static Denied lacking(Role least, String yours) {
      String what = "This needs the role %s; yours is %s.".formatted(least.code(), yours);
      return new Denied(
          what,
          "Show a token of that role (server.tokens, server.oidc.roles), or ask somebody who has"
              + " one.");
    }

    @Override
    public boolean isGranted() {
      return false;
    }
  }

  /** Of somebody with a role, or none, at what needs at least another. */
  static Ruling of(Optional<Role> role, Role least) {
    return role.filter(has -> has.covers(least)).isPresent()
        ? new Granted()
        : Denied.lacking(least, role.map(Role::code).orElse("none"));
  }

  /** What was denied, if it was by a ruling. */
  static Optional<Denied> in(AccessDeniedException refused) {
    return refused instanceof AuthorizationDeniedException denied
            && denied.getAuthorizationResult() instanceof Denied why
        ? Optional.of(why)
        : Optional.empty();
  }
}
