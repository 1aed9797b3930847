package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.oidc.RoleClaim;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.OpenIdEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What a Pulih believes that is to trust a provider. */
public final class Trusting {

  private Trusting() {}

  /** One at an address; people reach Pulih by another one than it knows itself. */
  static OidcSettings of(URI issuer) {
    return of(issuer, URI.create("http://localhost"));
  }

  /** One at an address, to which another secret is shown than it knows. */
  static OidcSettings with(URI issuer, String secret) {
    return of(issuer, URI.create("http://localhost"), secret);
  }

  /** One at an address; people reach Pulih by that. */
  public static OidcSettings of(URI issuer, URI publicUrl) {
    return of(issuer, publicUrl, OpenIdEndpoint.SECRET);
  }

  private static OidcSettings of(URI issuer, URI publicUrl, String secret) {
    return new OidcSettings(
        issuer,
        new OidcSettings.Client(OpenIdEndpoint.CLIENT, new Secret(secret), List.of("profile")),
        publicUrl,
        new RoleClaim(
            "groups",
            Map.of(
                Role.VIEW, List.of("staff"),
                Role.APPROVE, List.of("oncall"),
                Role.ADMIN, List.of("sre"))),
        "preferred_username",
        OpenIdEndpoint.CLIENT);
  }
}
