package dev.pulih.service.store;

import dev.pulih.flow.Disposal;
import dev.pulih.flow.Leadership;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.EventLog.StaleAppend;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes rows of a database in the latest term, which cannot end before a removal does: it is
 * fenced as an append is.
 */
public final class JdbcDisposal implements Disposal {

  private final Sql db;
  private final Fence fence;
  private final RestartMemory memory;

  /**
   * On a database that {@link Databases} opened, with the ledger that this Pulih writes to.
   *
   * @param holder the name of this process alone, under which it begins its term
   */
  public JdbcDisposal(
      DataSource database, Leadership leadership, String holder, JdbcLedger ledger) {
    this.db = new Sql(database);
    this.fence = new Fence(db, leadership, holder);
    this.memory = ledger.memory();
  }

  @Override
  public int incident(String id) {
    return fenced(sql -> Removals.incident(sql, id));
  }

  @Override
  public int records(Kind kind, Instant before, int most) {
    return switch (kind) {
      case RESTARTS -> restarts(before, most);
      case FINDINGS, CALLS, INBOUND, WINDOWS, SWITCHES ->
          fenced(sql -> Removals.rows(sql, kind, before, most));
    };
  }

  /** One that a pod still bears witness to would be recorded anew. */
  private int restarts(Instant before, int most) {
    List<RestartSeen> gone =
        db.ask(sql -> RestartTable.until(sql, before)).stream()
            .filter(memory::isOutOfSight)
            .limit(most)
            .toList();
    int rows = fenced(sql -> gone.stream().mapToInt(r -> RestartTable.delete(sql, r)).sum());
    gone.forEach(memory::forget);
    return rows;
  }

  private int fenced(ToIntFunction<JdbcClient> removal) {
    return fence.pass((sql, _) -> removal.applyAsInt(sql), JdbcDisposal::stale);
  }

  private static StaleAppend stale(String why) {
    return new StaleAppend("Nothing was removed: %s. Whoever leads removes it.".formatted(why));
  }
}
