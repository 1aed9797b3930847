package dev.pulih.service.config;

import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Keys of the HTTP server. */
final class ServerSection extends Section<Server> {

  private final Key<String> address =
      key(
          "address",
          Shapes.text("an IP address such as 127.0.0.1 or 0.0.0.0", "[0-9a-fA-F.:]{2,45}"),
          "127.0.0.1",
          "What it listens on: 0.0.0.0 in a container.");
  private final Key<Integer> port =
      key("port", Shapes.count(0, 65_535), "8080", "Its port; 0 for any that is free.");
  private final Key<Optional<Secret>> token =
      optional("token", Shapes.secret(), "${PULIH_TOKEN}", TOKEN);
  private final Key<List<Credential>> tokens =
      key("tokens", Shapes.listOf(new TokenSection()), "[]", TOKENS);
  private final Key<Optional<OidcSettings>> oidc =
      optional("oidc", new OidcSection(), OIDC_EXAMPLE, OIDC);
  private final Key<Allowance> limits = key("limits", new AllowanceSection(), "{}", LIMITS);

  private static final String TOKEN =
      "What opens everything (the role admin); else one is made in `dataDir`.";
  private static final String TOKENS = "More tokens, each with a role of its own.";
  private static final String LIMITS =
      "What one caller may ask: a token, a person, or an address of nobody known.";
  private static final String OIDC =
      "The OpenID provider that people log in by, and programs get tokens from; see docs/api.md."
          + " Without the block there is none.";
  private static final String OIDC_EXAMPLE =
      "{issuer: \"https://sso.example\", clientId: pulih, clientSecret: \"${OIDC_SECRET}\","
          + " publicUrl: \"https://pulih.example\", roles: {admin: [sre]}}";

  @Override
  protected Server build(Fields fields) {
    List<Credential> named = fields.get(tokens);
    Credentials known =
        fields.get(token).map(Credentials::admin).orElseGet(() -> new Credentials(List.of()));
    for (int i = 0; i < named.size(); i++) {
      checkUnlike(fields, "[" + i + "]", named.get(i), known.and(named.subList(0, i)));
    }
    return new Server(
        fields.get(address),
        fields.get(port),
        fields.get(token),
        named,
        fields.get(oidc),
        fields.get(limits));
  }

  /** Who is recorded, and how far they may go, depends on no order. */
  private void checkUnlike(Fields fields, String at, Credential one, Credentials before) {
    boolean named = before.all().stream().anyMatch(it -> it.name().equals(one.name()));
    fields.check(!named, tokens, at + ".name", "another token has it", "a name of its own");
    boolean taken = before.find(one.token().reveal()).isPresent();
    fields.check(!taken, tokens, at + ".token", "it is another one's token", "a token of its own");
  }
}
