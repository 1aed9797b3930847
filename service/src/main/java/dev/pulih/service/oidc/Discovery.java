package dev.pulih.service.oidc;

import dev.pulih.service.http.SafeAddress;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, 4), as far as it is needed.
 *
 * @param document the JSON of it
 * @param issuer who must have written it
 */
record Discovery(JsonNode document, URI issuer) {

  private static final String PATH = "/.well-known/openid-configuration";
  private static final JsonMapper JSON = new JsonMapper();

  /** Asks the provider, and looks whether it is the one that is meant. */
  static Discovery of(URI issuer, ProviderHttp http) throws IOException {
    URI address = URI.create(issuer.toString().replaceFirst("/$", "") + PATH);
    Discovery found = new Discovery(read(http.get(address), address), issuer);
    String said = found.document.path("issuer").asString("");
    if (!said.equals(issuer.toString())) {
      throw new IOException("it calls itself \"" + said + "\", not as server.oidc.issuer does");
    }
    return found;
  }

  private static JsonNode read(String text, URI address) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IOException(address + " is not JSON", e);
    }
  }

  /** An address that it names; not one where others could read along. */
  URI address(String member) throws IOException {
    String text = document.path(member).asString("");
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && isSafe(address)) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Said below: it is none that can be used.
    }
    throw new IOException("its " + member + " \"" + text + "\" is no https:// address");
  }

  /** A provider of this machine, such as a test's, may speak HTTP; any other names none here. */
  private boolean isSafe(URI address) {
    return "https".equals(address.getScheme())
        || ("http".equals(issuer.getScheme())
            && "http".equals(address.getScheme())
            && SafeAddress.fault(address, false).isEmpty());
  }

  /** Pulih as the provider's client. */
  ClientRegistration registration(OidcSettings settings) throws IOException {
    return ClientRegistration.withRegistrationId(OidcSettings.ID)
        .clientName(String.valueOf(issuer.getHost()))
        .clientId(settings.client().id())
        .clientSecret(settings.client().secret().reveal())
        .clientAuthenticationMethod(method())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(settings.redirect())
        .scope(settings.scopes())
        .authorizationUri(address("authorization_endpoint").toString())
        .tokenUri(address("token_endpoint").toString())
        .jwkSetUri(address("jwks_uri").toString())
        .issuerUri(issuer.toString())
        .userNameAttributeName("sub")
        .build();
  }

  /** Basic, which holds where nothing is said, unless only the other way is offered. */
  private ClientAuthenticationMethod method() {
    String offered = document.path("token_endpoint_auth_methods_supported").toString();
    boolean posted = offered.contains("client_secret_post") && !offered.contains("_basic");
    return posted
        ? ClientAuthenticationMethod.CLIENT_SECRET_POST
        : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
  }
}
