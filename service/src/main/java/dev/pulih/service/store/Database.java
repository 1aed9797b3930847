package dev.pulih.service.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** An open database with the right schema. */
public final class Database implements AutoCloseable {

  private final HikariDataSource pool;
  private final Guard guard;

  /** What is given back after the last connection is closed. */
  @FunctionalInterface
  interface Guard {
    void release() throws IOException;
  }

  Database(HikariDataSource pool, Guard guard) {
    this.pool = pool;
    this.guard = guard;
  }

  /** Its connections. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    try {
      guard.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
