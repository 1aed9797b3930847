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

  /** They may not. */
  sealed interface Denied extends Ruling {
    /** Why. */
    String what();

    /** What to do. */
    String next();

    @Override
    default boolean isGranted() {
      return false;
    }
  }

  /** Nobody may. */
  record Undeclared() implements Denied {
    @Override
    public String what() {
      return "This is open to nobody, since it declares no role.";
    }

    @Override
    public String next() {
      return "Tell its makers.";
    }
  }

  /**
   * Their role does not lead so far.
   *
   * @param least the least role that does
   * @param yours what they have
   */
  record Lacking(Role least, Optional<Role> yours) implements Denied {
    @Override
    public String what() {
      String has = yours.map(Role::code).orElse("none");
      return "This needs the role %s; yours is %s.".formatted(least.code(), has);
    }

    @Override
    public String next() {
      return "Show a token of that role (server.tokens, server.oidc.roles), or ask somebody who"
          + " has one.";
    }
  }

  /** Of somebody with a role, or none, at what needs at least another. */
  static Ruling of(Optional<Role> role, Role least) {
    return role.filter(has -> has.covers(least)).isPresent()
        ? new Granted()
        : new Lacking(least, role);
  }

  /** What was denied, if it was by a ruling. */
  static Optional<Denied> in(AccessDeniedException refused) {
    return refused instanceof AuthorizationDeniedException denied
            && denied.getAuthorizationResult() instanceof Denied why
        ? Optional.of(why)
        : Optional.empty();
  }
}
