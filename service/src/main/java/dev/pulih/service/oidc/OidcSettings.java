package dev.pulih.service.oidc;

import dev.pulih.service.access.Introduction.Introduced;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The provider, and what is believed of what it says.
 *
 * @param issuer its address, as it stands in its tokens
 * @param client as whom Pulih asks it
 * @param publicUrl under which address browsers reach Pulih
 * @param role what gives somebody a role
 * @param nameClaim the claim with somebody's name; their {@code sub} where it is missing
 * @param audience whom a bearer token must be meant for
 */
public record OidcSettings(
    URI issuer, Client client, URI publicUrl, RoleClaim role, String nameClaim, String audience) {

  /** Where the provider sends people back to. */
  public static final String CALLBACK = "/login/oauth2/code/";

  /** What this one provider is called in paths. */
  public static final String ID = "pulih";

  /**
   * As whom Pulih asks the provider.
   *
   * @param id what it is called there
   * @param secret what it shows
   * @param scopes what it asks for beside {@code openid}
   */
  public record Client(String id, Secret secret, List<String> scopes) {
    public Client {
      scopes = List.copyOf(scopes);
    }
  }

  /** Whether browsers reach Pulih over TLS. */
  public boolean overTls() {
    return "https".equals(publicUrl.getScheme());
  }

  String redirect() {
    return publicUrl.toString().replaceFirst("/$", "") + CALLBACK + ID;
  }

  List<String> scopes() {
    return Stream.concat(Stream.of("openid"), client.scopes().stream()).toList();
  }

  /** Whom the claims of a token are about that was found right, so that it has a {@code sub}. */
  public Introduced introduced(Map<String, Object> claims) {
    String subject = String.valueOf(claims.get("sub"));
    String name =
        Optional.ofNullable(claims.get(nameClaim))
            .map(String::valueOf)
            .filter(text -> !text.isBlank())
            .orElse(subject);
    return new Introduced(name, role.of(claims));
  }
}
