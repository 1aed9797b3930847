package dev.pulih.service.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL for the tests of a class. */
public final class PostgresServer implements BeforeAllCallback, AfterAllCallback {

  private @Nullable RealPostgres server;

  @Override
  public void beforeAll(ExtensionContext tests) {
    server = new RealPostgres();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (server != null) {
      server.close();
    }
  }

  /** The JDBC address of a new database. */
  public String database() {
    return Objects.requireNonNull(server).database();
  }

  /** The JDBC address of a database of this name, whether there is one or not. */
  public String address(String name) {
    return Objects.requireNonNull(server).address(name);
  }
}
