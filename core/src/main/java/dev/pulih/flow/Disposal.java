package dev.pulih.flow;

import dev.pulih.policy.Retention.Kind;
import java.time.Instant;

/** Removes what is recorded, while this Pulih leads. */
public interface Disposal {

  /**
   * Removes an incident with all its events, in one transaction: whole, or not at all.
   *
   * @return how many rows; 0 if there is none of this id
   * @throws dev.pulih.recover.EventLog.StaleAppend if this Pulih may not write any more
   * @throws RuntimeException if something waits in the outbox, or the database fails
   */
  int incident(String id);

  /**
   * Removes the oldest rows of a kind, in one transaction; of those that something still needs,
   * none.
   *
   * @param before only rows from before it
   * @param most at most so many
   * @return how many; fewer than the most if there is nothing left to remove
   * @throws dev.pulih.recover.EventLog.StaleAppend if this Pulih may not write any more
   */
  int records(Kind kind, Instant before, int most);
}
