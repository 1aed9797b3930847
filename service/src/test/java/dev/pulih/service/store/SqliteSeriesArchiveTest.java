package dev.pulih.service.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSeriesArchiveTest extends SeriesArchiveOnDatabase {

  @TempDir Path directory;

  @Override
  Database open() {
    return Databases.sqlite(directory);
  }
}
