package dev.pulih.service.store;

import dev.pulih.recover.Decision;
import javax.sql.DataSource;

/** The decisions to change the cluster that the records know. */
public final class JdbcDecisions {

  private final Sql db;

  /** Those in a database that {@link Databases} opened. */
  public JdbcDecisions(DataSource database) {
    this.db = new Sql(database);
  }

  /** Whether it was taken in these records, or people were told of it. */
  public boolean contains(Decision decision) {
    return db.ask(sql -> DecisionTable.contains(sql, decision));
  }

  /** Remembers one that people were told of. */
  public void add(Decision decision) {
    int _ = db.ask(sql -> DecisionTable.insert(sql, decision));
  }
}
