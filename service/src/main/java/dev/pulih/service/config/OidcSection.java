package dev.pulih.service.config;

import dev.pulih.service.access.Role;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.http.SafeAddress;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.oidc.RoleClaim;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of the OpenID provider. */
final class OidcSection extends Section<OidcSettings> {

  private final Key<URI> issuer =
      required("issuer", Shapes.url(), "https://sso.example", "Its address, as in its tokens.");
  private final Key<String> clientId =
      required("clientId", Shapes.text(), "pulih", "What Pulih is called there.");
  private final Key<Secret> clientSecret =
      required("clientSecret", Shapes.secret(), "${OIDC_SECRET}", "What Pulih shows there.");
  private final Key<URI> publicUrl =
      required("publicUrl", Shapes.url(), "https://pulih.example", PUBLIC_URL);
  private final Key<List<String>> scopes =
      key(
          "scopes",
          Shapes.listOf(Shapes.text(SCOPE, SCOPES)),
          "[profile]",
          "Asked for beside openid.");
  private final Key<String> roleClaim =
      key(
          "roleClaim",
          Shapes.text(),
          "groups",
          "The claim that gives roles: a list, or one value.");
  private final Key<Map<Role, List<String>>> roles =
      required("roles", new RoleValuesSection(), "{admin: [sre]}", ROLES);
  private final Key<String> nameClaim =
      key(
          "nameClaim",
          Shapes.text(),
          "preferred_username",
          "The claim with the name that is recorded; where it is missing, sub.");
  private final Key<Optional<String>> audience =
      optional("audience", Shapes.text(), "pulih-api", AUDIENCE);

  private static final String PUBLIC_URL =
      "Under which address browsers reach Pulih; /login/oauth2/code/pulih beneath it is where the"
          + " provider may send them back to.";
  private static final String SCOPE = "a scope such as profile, without spaces";
  private static final String SCOPES = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";
  private static final String ROLES = "Which values of that claim give which role.";
  private static final String AUDIENCE =
      "Whom a program's token must be meant for (aud); clientId unless another is named.";
  private static final String ALLOWED = "an https:// address, or one on localhost";

  @Override
  protected OidcSettings build(Fields fields) {
    checkSafe(fields, issuer);
    checkSafe(fields, publicUrl);
    boolean bare = fields.get(publicUrl).getRawPath().matches("/?");
    fields.check(bare, publicUrl, "it has a path", "an address without one");
    return new OidcSettings(
        fields.get(issuer),
        new OidcSettings.Client(fields.get(clientId), fields.get(clientSecret), fields.get(scopes)),
        fields.get(publicUrl),
        new RoleClaim(fields.get(roleClaim), fields.get(roles)),
        fields.get(nameClaim),
        fields.get(audience).orElse(fields.get(clientId)));
  }

  private static void checkSafe(Fields fields, Key<URI> key) {
    URI address = fields.get(key);
    Optional<String> fault = SafeAddress.fault(address, false);
    fields.check(fault.isEmpty(), key, fault.orElse(""), ALLOWED);
    fields.check(address.getRawQuery() == null, key, "it has a query", "an address without one");
  }
}
