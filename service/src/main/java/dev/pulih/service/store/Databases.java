package dev.pulih.service.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** Opens databases. What is wrong with one is said in a sentence, before anything else starts. */
public final class Databases {

  /** SQLite's file in the data directory. */
  static final String FILE = "pulih.db";

  private static final int CONNECTIONS = 5;

  /**
   * How long a tick waits for a connection to a server that is away: were it longer than an
   * interval, each of the ticks that fell due meanwhile would wait as long again.
   */
  private static final Duration AWAY = Duration.ofSeconds(2);

  /**
   * A process that was frozen in the middle of a transaction must not keep its locks: whoever
   * follows it as leader would wait for it.
   */
  private static final String FROZEN = "set idle_in_transaction_session_timeout = '5s'";

  private Databases() {}

  /** Where a database is, and how its connections begin. */
  private record Place(
      String name, DataSource source, int connections, Duration patience, String greeting) {}

  /**
   * The SQLite database in a data directory, for this process alone as long as it is open.
   *
   * @throws StoreFailure if it cannot be used
   */
  public static Database sqlite(Path directory) {
    DataDirectory.require(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      Path file = DataDirectory.privateFile(directory, FILE);
      Place place =
          new Place(
              "SQLite database " + file, Sources.sqlite(file), 1, Sources.CONNECT, "select 1");
      return open(place, lock::close);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param url its JDBC address, without the password
   * @throws StoreFailure if it cannot be used
   */
  public static Database postgresql(String url, String user, String password) {
    String name = "PostgreSQL database " + url.replaceFirst("\\?.*", "") + " as user " + user;
    DataSource source = Sources.postgresql(url, user, password);
    return open(new Place(name, source, CONNECTIONS, AWAY, FROZEN), () -> {});
  }

  private static Database open(Place place, Database.Guard guard) {
    try {
      reach(place.source());
      Migrations.run(place.source());
    } catch (StoreFailure e) {
      throw e.about("The " + place.name());
    } catch (SQLException | FlywayException e) {
      String what = Sentence.of(e).orElseGet(() -> String.valueOf(e.getMessage()));
      throw failure(place.name(), what, e);
    }
    return new Database(pool(place), guard);
  }

  /** Says what is wrong in the driver's own terms, before Flyway wraps it. */
  private static void reach(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.getMetaData().getTables(null, null, "incident_event", null).close();
    }
  }

  private static StoreFailure failure(String name, String what, Exception cause) {
    return new StoreFailure(StoreFailure.sentence(name, what), cause);
  }

  private static HikariDataSource pool(Place place) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(place.source());
    config.setPoolName(place.name());
    config.setMaximumPoolSize(place.connections());
    config.setConnectionInitSql(place.greeting());
    config.setConnectionTimeout(place.patience().toMillis());
    return new HikariDataSource(config);
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
