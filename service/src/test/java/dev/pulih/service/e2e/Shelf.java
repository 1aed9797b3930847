package dev.pulih.service.e2e;

import dev.pulih.recover.EventLog;
import dev.pulih.service.store.JdbcEventLog;
import dev.pulih.service.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Where a Pulih in another process keeps its incidents, and how to read them beside it: what stands
 * there is what it will go on from.
 */
sealed interface Shelf {

  /** The database's name. */
  String name();

  /** The lines of a configuration that name it. */
  String yaml();

  /** The events; empty as long as there is no database. */
  Optional<EventLog> log();

  /** A term of a leader. */
  record Term(String holder, long epoch) {}

  /** The file in a data directory. */
  record Sqlite(Path data) implements Shelf {

    @Override
    public String name() {
      return "SQLite";
    }

    @Override
    public String yaml() {
      return "store: {kind: sqlite}\n";
    }

    /** Read-only: nothing is tidied up that the next Pulih has to cope with. */
    @Override
    public Optional<EventLog> log() {
      Path file = data.resolve("pulih.db");
      SQLiteConfig config = new SQLiteConfig();
      config.setReadOnly(true);
      config.setBusyTimeout(5000);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file);
      return Files.exists(file) ? Shelf.opened(source) : Optional.empty();
    }
  }

  /**
   * A database of a server.
   *
   * @param url its JDBC address
   * @param password the file with the password
   */
  record Postgres(String url, Path password) implements Shelf {

    @Override
    public String name() {
      return "PostgreSQL";
    }

    @Override
    public String yaml() {
      return "store: {kind: postgresql, url: \"%s\", user: %s, password: \"file:%s\"}\n"
          .formatted(url, RealPostgres.USER, password);
    }

    @Override
    public Optional<EventLog> log() {
      return Shelf.opened(source());
    }

    private DataSource source() {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setUser(RealPostgres.USER);
      source.setPassword(RealPostgres.PASSWORD);
      return source;
    }

    /** Who began the latest term, and its number; nobody as long as there is no database. */
    Term term() {
      return log().isEmpty()
          ? new Term("", 0)
          : JdbcClient.create(source())
              .sql("select holder, epoch from leadership")
              .query((row, _) -> new Term(row.getString(1), row.getLong(2)))
              .single();
    }
  }

  /** A log whose tables were made. */
  private static Optional<EventLog> opened(DataSource source) {
    try (var connection = source.getConnection();
        var tables = connection.getMetaData().getTables(null, null, "outbox", null)) {
      return tables.next() ? Optional.of(new JdbcEventLog(source)) : Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be read.", e);
    }
  }
}
