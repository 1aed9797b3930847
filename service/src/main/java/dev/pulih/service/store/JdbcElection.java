package dev.pulih.service.store;

import dev.pulih.flow.Election;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An election by a row of PostgreSQL: whoever finds it free, or past its time by the server's own
 * clock, takes it and begins the next term, in one statement.
 */
public final class JdbcElection implements Election {

  private final Sql db;
  private final String name;
  private final Duration lease;
  private Optional<Long> term = Optional.empty();

  /** The name, once it was asked for a term: the answer may have been lost, and the term won. */
  private String own = "";

  /**
   * A candidate.
   *
   * @param database a database that {@link Databases} opened, on PostgreSQL
   * @param name of this process alone
   * @param lease how long a vote holds
   */
  public JdbcElection(DataSource database, String name, Duration lease) {
    this.db = new Sql(database);
    this.name = name;
    this.lease = lease;
  }

  @Override
  public synchronized Vote ask() {
    term = db.ask(this::taken);
    return term.<Vote>map(Vote.Won::new)
        .orElseGet(() -> new Vote.Lost(db.ask(LeaderTable::holder)));
  }

  private Optional<Long> taken(JdbcClient sql) {
    return term.isPresent()
        ? term.filter(epoch -> LeaderTable.keep(sql, name, epoch, lease))
        : take(sql);
  }

  private Optional<Long> take(JdbcClient sql) {
    String before = own;
    own = name;
    return LeaderTable.take(sql, name, before, lease);
  }

  @Override
  public synchronized void resign() {
    term.ifPresent(epoch -> leave(epoch));
    term = Optional.empty();
  }

  private void leave(long epoch) {
    int _ = db.ask(sql -> LeaderTable.leave(sql, epoch));
  }
}
