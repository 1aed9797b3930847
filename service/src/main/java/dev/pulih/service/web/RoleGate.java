package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** The one place that says who may call what. */
final class RoleGate implements AuthorizationManager<RequestAuthorizationContext> {

  private final Endpoints endpoints;

  RoleGate(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
    Optional<Role> role = Grant.of(who.get());
    return switch (endpoints.of(asked.getRequest())) {
      case Need.Nothing _ -> new Ruling.Granted();
      case Need.Least(Role least) -> Ruling.of(role, least);
      case Need.Undeclared _ -> new Ruling.Undeclared();
      case Need.NotThere _ -> Ruling.of(role, Role.VIEW);
    };
  }
}
