package dev.pulih.service;

import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;

/** A folder with a database, both thrown away at the end. */
final class ThrowawayStore implements AutoCloseable {

  private final Path folder = temporary();
  private final Database database = Databases.sqlite(folder);

  DataSource dataSource() {
    return database.dataSource();
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    database.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("pulih-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
