package dev.pulih.service.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** What a database's error means to a person, and what to do. */
final class Sentence {

  private Sentence() {}

  /**
   * The sentence for the first error in the chain of causes that has one; or else that there was no
   * connection, if there was none.
   */
  static Optional<String> of(Throwable error) {
    return errors(error)
        .flatMap(e -> of(e).stream())
        .findFirst()
        .or(() -> errors(error).flatMap(e -> noConnection(e).stream()).findFirst());
  }

  private static Stream<SQLException> errors(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }

  /** What the pool says when its time is over, if the driver said nothing before. */
  private static Optional<String> noConnection(SQLException error) {
    return Optional.of(error)
        .filter(SQLTransientConnectionException.class::isInstance)
        .map(_ -> "it gave no connection in time; look whether it answers, and what keeps it busy");
  }

  private static Optional<String> of(SQLException error) {
    return Optional.ofNullable(
        error instanceof SQLiteException sqlite ? sqlite(sqlite) : postgresql(error));
  }

  /** By the primary result code, the low byte: https://www.sqlite.org/rescode.html */
  private static @Nullable String sqlite(SQLiteException error) {
    return switch (error.getResultCode().code & 0xff) {
      case 5, 6 -> "another program holds the database; end it";
      case 8 -> "the database cannot be written to; check its owner and its permissions";
      case 10 -> "the disk reports an error; check it and the system's log";
      case 11 -> "the database is damaged; restore it from a backup";
      case 13 -> "the disk is full; free some space";
      case 14 -> "the database cannot be opened; check its owner and its permissions";
      case 26 -> "the file is not an SQLite database; restore it from a backup, or move it away";
      default -> null;
    };
  }

  /** By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
  private static @Nullable String postgresql(SQLException error) {
    return switch (error.getSQLState()) {
      case "28P01", "28000" -> "the server refuses the user or the password; check both";
      case "3D000" -> "the server has no database of this name; create it";
      case "08001" -> "the server cannot be reached; check host, port and network";
      case "57P01", "57P02", "57P03" ->
          "the server shuts down or starts up; wait for it, or look at its log";
      case "08003", "08006" ->
          "the connection to the server broke; check the server and the network";
      case "53100" -> "the server's disk is full; free some space";
      case "53300" -> "the server has no free connection; raise its max_connections";
      case "42501" -> "the user may not do this; grant it the rights to the schema";
      case "25006" -> "the server is read-only; connect to the primary";
      case null, default -> null;
    };
  }
}
