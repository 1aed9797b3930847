package dev.pulih.service.store;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of who leads: one row. */
final class LeaderTable {

  private static final String LATEST = "select epoch from leadership where id = 1";
  private static final String HOLDER = "select holder from leadership where id = 1";

  /** Changes nothing, and locks the row until the transaction ends: nobody else can raise it. */
  private static final String HOLD =
      """
      update leadership set epoch = epoch
      where id = 1 and epoch = :epoch and (:holder = '' or holder = :holder)
      """;

  private static final String RAISE =
      """
      update leadership set epoch = epoch + 1, holder = :holder, until = 0
      where id = 1 and epoch = :seen
      """;

  /** Nanoseconds by the server's clock; SQLite, which shares nothing, elects nobody. */
  private static final String NOW =
      "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) * 1000";

  private static final String TAKE =
      """
      update leadership set epoch = epoch + 1, holder = :holder, until = %1$s + :lease
      where id = 1 and (holder in ('', :own) or until <= %1$s)
      returning epoch
      """
          .formatted(NOW);

  private static final String KEEP =
      """
      update leadership set until = %s + :lease
      where id = 1 and holder = :holder and epoch = :epoch
      """
          .formatted(NOW);

  private static final String LEAVE =
      "update leadership set holder = '', until = 0 where id = 1 and epoch = :epoch";

  private LeaderTable() {}

  static long latest(JdbcClient sql) {
    return sql.sql(LATEST).query(Long.class).single();
  }

  static String holder(JdbcClient sql) {
    return sql.sql(HOLDER).query(String.class).single();
  }

  /**
   * Whether this is the latest term, and stays so until the transaction ends.
   *
   * @param holder who must have begun it; empty if that does not matter
   */
  static boolean hold(JdbcClient sql, long epoch, String holder) {
    return sql.sql(HOLD).param("epoch", epoch).param("holder", holder).update() == 1;
  }

  /** Whether nobody else had raised it. */
  static boolean raise(JdbcClient sql, long seen, String holder) {
    return sql.sql(RAISE).param("seen", seen).param("holder", holder).update() == 1;
  }

  /**
   * The number of a new term; empty if someone else's lasts.
   *
   * @param own the same name, if a term that is begun in it can only be one's own; or empty
   */
  static Optional<Long> take(JdbcClient sql, String holder, String own, Duration lease) {
    return sql.sql(TAKE)
        .param("holder", holder)
        .param("own", own)
        .param("lease", lease.toNanos())
        .query(Long.class)
        .optional();
  }

  /** Whether the term still was one's own, and goes on. */
  static boolean keep(JdbcClient sql, String holder, long epoch, Duration lease) {
    return sql.sql(KEEP)
            .param("holder", holder)
            .param("epoch", epoch)
            .param("lease", lease.toNanos())
            .update()
        == 1;
  }

  static int leave(JdbcClient sql, long epoch) {
    return sql.sql(LEAVE).param("epoch", epoch).update();
  }
}
