package dev.pulih.service.store;

import dev.pulih.flow.Epochs;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The number of the leader's term, in the database of the records. */
public final class JdbcEpochs implements Epochs {

  private final Sql db;

  /** Numbers in a database that {@link Databases} opened. */
  public JdbcEpochs(DataSource database) {
    this.db = new Sql(database);
  }

  @Override
  public long latest() {
    return db.ask(LeaderTable::latest);
  }

  @Override
  public OptionalLong raise(long seen, String holder) {
    return db.ask(sql -> LeaderTable.raise(sql, seen, holder))
        ? OptionalLong.of(seen + 1)
        : OptionalLong.empty();
  }
}
