package dev.pulih.service.store;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of effects that are not settled. */
final class OutboxTable {

  /** The running maximum keeps an incident's order even where a clock was set back. */
  static final String ALL =
      """
      select incident, seq, idx, format, effect, decided_at from outbox
      order by
        max(decided_at) over (partition by incident order by seq, idx), incident, seq, idx
      """;

  private static final String INSERT =
      """
      insert into outbox (incident, seq, idx, lane, format, effect, decided_at)
      values (:incident, :seq, :idx, :lane, :format, :effect, :at)
      """;

  private static final String DELETE =
      "delete from outbox where incident = :incident and seq = :seq and idx = :idx";

  private OutboxTable() {}

  static void settle(JdbcClient db, EffectId id) {
    id(db.sql(DELETE), id).update();
  }

  static void queue(JdbcClient db, Append append) {
    List<Effect> effects = append.outcome().transition().effects();
    for (int i = 0; i < effects.size(); i++) {
      EffectId id = new EffectId(append.incident(), append.seq(), i);
      insert(db, new Queued(id, effects.get(i), append.at()));
    }
  }

  private static void insert(JdbcClient db, Queued queued) {
    id(db.sql(INSERT), queued.id())
        .param("lane", queued.effect().lane().name())
        .param("format", EventJson.FORMAT)
        .param("effect", EventJson.write(queued.effect()))
        .param("at", Nanos.of(queued.decidedAt()))
        .update();
  }

  private static JdbcClient.StatementSpec id(JdbcClient.StatementSpec statement, EffectId id) {
    return statement
        .param("incident", id.incident())
        .param("seq", id.seq())
        .param("idx", id.index());
  }

  static Queued queued(ResultSet row, int index) throws SQLException {
    EffectId id = new EffectId(row.getString("incident"), row.getLong("seq"), row.getInt("idx"));
    return new Queued(id, effect(row, id), Nanos.instant(row.getLong("decided_at")));
  }

  private static Effect effect(ResultSet row, EffectId id) throws SQLException {
    try {
      return EventJson.effect(row.getInt("format"), row.getString("effect"));
    } catch (StoreFailure e) {
      throw e.about(
          "Effect %d of event %d of incident %s".formatted(id.index(), id.seq(), id.incident()));
    }
  }
}
