package dev.pulih.service.store;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Where connections come from, as each driver wants it said. */
final class Sources {

  /** How long a connection may take to come. */
  static final Duration CONNECT = Duration.ofSeconds(10);

  private static final Duration BUSY = Duration.ofSeconds(5);

  /** A server that went silent must not hold up the watch for ever. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private Sources() {}

  /** FULL: with the write-ahead log, NORMAL may lose what was acknowledged when the power goes. */
  static DataSource sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout((int) BUSY.toMillis());
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  static DataSource postgresql(String url, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("pulih");
    source.setLoginTimeout((int) CONNECT.toSeconds());
    source.setSocketTimeout((int) SILENCE.toSeconds());
    source.setTcpKeepAlive(true);
    return source;
  }
}
