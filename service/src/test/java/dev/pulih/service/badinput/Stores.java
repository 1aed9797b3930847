package dev.pulih.service.badinput;

import dev.pulih.service.testing.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How a store is configured, and read beside the Pulih that uses it. */
final class Stores {

  private Stores() {}

  /** The lines that name a database of a server. */
  static String postgresql(Path folder, String url) {
    try {
      Path password = Files.writeString(folder.resolve("password"), RealPostgres.PASSWORD);
      return "store: {kind: postgresql, url: \"%s\", user: %s, password: \"file:%s\"}\n"
          .formatted(url, RealPostgres.USER, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DataSource postgresql(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(RealPostgres.USER);
    source.setPassword(RealPostgres.PASSWORD);
    return source;
  }

  /** Read-only, as nobody else may write. */
  static DataSource sqlite(Path data) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + data.resolve("pulih.db"));
    return source;
  }
}
