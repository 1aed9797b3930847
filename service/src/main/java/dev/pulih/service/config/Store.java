package dev.pulih.service.config;

import dev.pulih.service.secret.Secret;
import java.util.Optional;

/** Where incidents are kept. */
public sealed interface Store {

  /** An SQLite database in the data directory, for one Pulih alone. */
  record Sqlite() implements Store {}

  /**
   * A PostgreSQL database, which several replicas can share.
   *
   * @param url its JDBC address
   * @param user the user
   * @param password the password; empty if the server asks for none
   */
  record Postgresql(String url, String user, Optional<Secret> password) implements Store {}
}
