package dev.pulih.service.store;

import dev.pulih.service.testing.PostgresServer;
import dev.pulih.service.testing.RealPostgres;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSeriesArchiveIT extends SeriesArchiveOnDatabase {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private final String url = SERVER.database();

  @Override
  Database open() {
    return Databases.postgresql(url, RealPostgres.USER, RealPostgres.PASSWORD);
  }
}
