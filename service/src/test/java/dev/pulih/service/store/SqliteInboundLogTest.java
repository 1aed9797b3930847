package dev.pulih.service.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteInboundLogTest extends InboundLogOnDatabase {

  @TempDir Path directory;

  @Override
  Database open() {
    return Databases.sqlite(directory);
  }
}
