package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** Forgets the provider's access tokens, since nothing is asked with them. */
final class NoTokensKept implements OAuth2AuthorizedClientRepository {

  @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface declares it
  @Override
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String provider, Authentication who, HttpServletRequest request) {
    return null;
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient tokens,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response) {
    // They end with the request.
  }

  @Override
  public void removeAuthorizedClient(
      String provider,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response) {
    // There is none.
  }
}
