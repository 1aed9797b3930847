package dev.pulih.service.store;

import dev.pulih.service.testing.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresAuditLogIT extends AuditLogOnDatabase {

  private static RealPostgres server;

  private final String url = server.database();

  @BeforeAll
  static void start() {
    server = new RealPostgres();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  Database open() {
    return Databases.postgresql(url, RealPostgres.USER, RealPostgres.PASSWORD);
  }
}
