package dev.pulih.service.store;

import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what people switched: one row at most. */
final class SwitchesTable {

  private static final String GET =
      "select paused_by, pause_why, paused_until, killed_by from switches";

  private static final String LOCK =
      "insert into switches (id) values (1) on conflict (id) do update set id = excluded.id";

  private static final String PUT =
      """
      insert into switches (id, paused_by, pause_why, paused_until, killed_by)
      values (1, :pausedBy, :pauseWhy, :pausedUntil, :killedBy)
      on conflict (id) do update set
        paused_by = excluded.paused_by, pause_why = excluded.pause_why,
        paused_until = excluded.paused_until, killed_by = excluded.killed_by
      """;

  private SwitchesTable() {}

  /** Until the transaction ends nobody else changes it, whichever replica they ask. */
  static void lock(JdbcClient sql) {
    int _ = sql.sql(LOCK).update();
  }

  static Switches get(JdbcClient sql) {
    return sql.sql(GET).query(SwitchesTable::switches).optional().orElseGet(Switches::none);
  }

  static void put(JdbcClient sql, Switches switches) {
    Optional<Pause> pause = switches.pause();
    int _ =
        sql.sql(PUT)
            .param("pausedBy", pause.map(Pause::by).orElse(null))
            .param("pauseWhy", pause.map(Pause::why).orElse(null))
            .param("pausedUntil", pause.map(p -> Nanos.of(p.until())).orElse(null))
            .param("killedBy", switches.kill().orElse(null))
            .update();
  }

  private static Switches switches(ResultSet row, int index) throws SQLException {
    return new Switches(pause(row), Optional.ofNullable(row.getString("killed_by")));
  }

  private static Optional<Pause> pause(ResultSet row) throws SQLException {
    String by = row.getString("paused_by");
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Pause(by, row.getString("pause_why"), Nanos.instant(row.getLong("paused_until"))));
  }
}
