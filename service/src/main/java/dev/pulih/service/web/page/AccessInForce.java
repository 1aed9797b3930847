package dev.pulih.service.web.page;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Role;
import dev.pulih.service.config.Home;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.List;
import java.util.Map;

/** What is in force of who is let in, and how far. */
final class AccessInForce {

  private static final String TOKEN = "server.token";

  private AccessInForce() {}

  /** A token that nobody configured is in the data directory. */
  static Topic of(Home home, Map<String, String> origins) {
    String made = "file:" + home.dataDir().resolve("token");
    Entries entries = new Entries().text(TOKEN, origins.getOrDefault(TOKEN, made));
    List<Credential> tokens = home.server().tokens();
    for (int i = 0; i < tokens.size(); i++) {
      String prefix = "server.tokens[" + i + "].";
      entries
          .text(prefix + "name", tokens.get(i).name())
          .text(prefix + "role", tokens.get(i).role().code())
          .secrets(origins, prefix);
    }
    home.server().oidc().ifPresent(oidc -> provider(entries, oidc, origins));
    return entries.about("topic.access");
  }

  private static void provider(Entries entries, OidcSettings oidc, Map<String, String> origins) {
    entries
        .text("server.oidc.issuer", oidc.issuer())
        .text("server.oidc.clientId", oidc.client().id())
        .secrets(origins, "server.oidc.")
        .text("server.oidc.publicUrl", oidc.publicUrl())
        .text("server.oidc.scopes", oidc.client().scopes())
        .text("server.oidc.roleClaim", oidc.role().name());
    for (Role role : Role.values()) {
      List<String> values = oidc.role().values().getOrDefault(role, List.of());
      entries.text("server.oidc.roles." + role.code(), values);
    }
    entries
        .text("server.oidc.nameClaim", oidc.nameClaim())
        .text("server.oidc.audience", oidc.audience());
  }
}
