package dev.pulih.service.config;

import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credential;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP server of dashboard, API, health and metrics.
 *
 * @param address the address that it listens on
 * @param port its port; 0 for any that is free
 * @param token what opens everything; empty for one in the data directory
 * @param tokens what opens it as far as their roles lead
 * @param oidc the OpenID provider that people and programs may come from
 * @param limits what one caller may ask
 */
public record Server(
    String address,
    int port,
    Optional<Secret> token,
    List<Credential> tokens,
    Optional<OidcSettings> oidc,
    Allowance limits) {

  public Server {
    tokens = List.copyOf(tokens);
  }
}
