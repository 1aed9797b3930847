package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * The role of somebody who is known.
 *
 * @param role the role
 */
public record Grant(Role role) implements GrantedAuthority {

  /** How far somebody may go; empty if they are not known. */
  public static Optional<Role> of(@Nullable Principal who) {
    return who instanceof Authentication known
        ? known.getAuthorities().stream()
            .filter(Grant.class::isInstance)
            .map(granted -> ((Grant) granted).role())
            .findFirst()
        : Optional.empty();
  }

  @Override
  public String getAuthority() {
    return role.name();
  }
}
