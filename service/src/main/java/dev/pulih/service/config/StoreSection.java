package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys of where incidents are kept. */
final class StoreSection extends Section<Store> {

  /** The databases. */
  enum Kind {
    SQLITE,
    POSTGRESQL
  }

  private static final Pattern PASSWORD = Pattern.compile("(?i)[?&](ssl)?password=");

  private final Key<Kind> kind =
      key("kind", Shapes.choice(Kind.class), "sqlite", "SQLite is a file in `dataDir`.");
  private final Key<Optional<String>> url =
      optional(
          "url",
          Shapes.text("jdbc:postgresql://host:port/name", "jdbc:postgresql://[^\\s@]+"),
          "jdbc:postgresql://db:5432/pulih",
          "The address of PostgreSQL, without the password.");
  private final Key<String> user = key("user", Shapes.text(), "pulih", "The user of PostgreSQL.");
  private final Key<Optional<Secret>> password =
      optional("password", Shapes.secret(), "${PULIH_DB_PASSWORD}", "The password of PostgreSQL.");

  @Override
  protected Store build(Fields fields) {
    return switch (fields.get(kind)) {
      case SQLITE -> sqlite(fields);
      case POSTGRESQL -> postgresql(fields);
    };
  }

  private Store sqlite(Fields fields) {
    fields.check(
        fields.get(url).isEmpty(), url, "SQLite has no address", "no url, or kind: postgresql");
    return new Store.Sqlite();
  }

  private Store postgresql(Fields fields) {
    Optional<String> address = fields.get(url);
    fields.check(
        address.isPresent(),
        url,
        "PostgreSQL needs an address",
        "jdbc:postgresql://host:port/name");
    fields.check(
        address.stream().noneMatch(a -> PASSWORD.matcher(a).find()),
        url,
        "an address is printed, so it must not hold a password",
        "no parameter password or sslpassword: `password` takes it from the environment or a file");
    return new Store.Postgresql(address.orElse(""), fields.get(user), fields.get(password));
  }
}
