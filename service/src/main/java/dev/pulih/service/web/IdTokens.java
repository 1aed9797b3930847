package dev.pulih.service.web;

import dev.pulih.service.oidc.Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * How Spring, which looks for it by its type, reads what a login brings; else by its own times.
 *
 * @param provider whose they are
 */
record IdTokens(Provider provider) implements JwtDecoderFactory<ClientRegistration> {

  @Override
  public JwtDecoder createDecoder(ClientRegistration client) {
    return provider.idTokens();
  }
}
