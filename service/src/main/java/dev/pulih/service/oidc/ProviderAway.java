package dev.pulih.service.oidc;

import org.springframework.security.authentication.AuthenticationServiceException;

/** The provider cannot be asked, or does not answer as one. */
public final class ProviderAway extends AuthenticationServiceException {

  ProviderAway(String why) {
    super(why);
  }

  static ProviderAway because(OidcSettings settings, Exception why) {
    String said = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    return new ProviderAway("The OpenID provider " + settings.issuer() + ": " + said + ".");
  }
}
