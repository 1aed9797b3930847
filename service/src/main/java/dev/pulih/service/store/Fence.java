package dev.pulih.service.store;

import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing;
import dev.pulih.recover.EventLog.StaleAppend;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a transaction through only in the latest term, which cannot end before the transaction does.
 *
 * @param db where it is made
 * @param leadership whether this Pulih leads
 * @param holder the name of this process alone, under which it must have begun the term; empty if
 *     that does not matter
 */
record Fence(Sql db, Leadership leadership, String holder) {

  /** What is done in a term. */
  interface Work {

    /** Returns how many rows it was about. */
    int in(JdbcClient sql, long epoch);
  }

  /**
   * Does it all, or nothing.
   *
   * @param refusal what is thrown, with the reason, if this Pulih may not write
   */
  int pass(Work work, Function<String, StaleAppend> refusal) {
    return switch (leadership.standing()) {
      case Standing.Leader(long epoch) -> db.answer(sql -> held(sql, epoch, work, refusal));
      case Standing.Standby standby ->
          throw refusal.apply(standby.who() + " leads, not this Pulih");
    };
  }

  private int held(JdbcClient sql, long epoch, Work work, Function<String, StaleAppend> refusal) {
    if (!LeaderTable.hold(sql, epoch, holder)) {
      throw refusal.apply("another Pulih has begun a term of its own");
    }
    return work.in(sql, epoch);
  }
}
