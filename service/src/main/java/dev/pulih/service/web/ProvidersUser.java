package dev.pulih.service.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody whom the provider introduced, under the name that is recorded with their orders. */
final class ProvidersUser extends DefaultOidcUser {

  private final String name;

  ProvidersUser(String name, Grant grant, OidcIdToken token) {
    super(List.of(grant), token);
    this.name = name;
  }

  /** When the provider said so. */
  Optional<Instant> introducedAt() {
    return Optional.ofNullable(getIdToken().getIssuedAt());
  }

  @Override
  public String getName() {
    return name;
  }
}
