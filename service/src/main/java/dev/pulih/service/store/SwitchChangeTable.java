package dev.pulih.service.store;

import dev.pulih.policy.SwitchChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of who changed what is switched. */
final class SwitchChangeTable {

  private static final String INSERT =
      """
      insert into switch_change (id, at, who, what, why, until)
      values (:id, :at, :who, :what, :why, :until)
      """;

  private static final String LATEST =
      "select at, who, what, why, until from switch_change order by at desc, id limit :most";

  private SwitchChangeTable() {}

  static void insert(JdbcClient sql, SwitchChange change) {
    int _ =
        sql.sql(INSERT)
            .param("id", UUID.randomUUID().toString())
            .param("at", Nanos.of(change.at()))
            .param("who", PlainText.stored(change.by()))
            .param("what", change.what().name())
            .param("why", PlainText.stored(change.why()))
            .param("until", change.until().map(Nanos::of).orElse(null))
            .update();
  }

  static List<SwitchChange> latest(Sql db, int most) {
    return db.ask(
        sql -> sql.sql(LATEST).param("most", most).query(SwitchChangeTable::change).list());
  }

  private static SwitchChange change(ResultSet row, int index) throws SQLException {
    return new SwitchChange(
        Nanos.instant(row.getLong("at")),
        PlainText.read(row.getString("who")),
        SwitchChange.What.valueOf(row.getString("what")),
        PlainText.read(row.getString("why")),
        until(row));
  }

  private static Optional<Instant> until(ResultSet row) throws SQLException {
    long nanos = row.getLong("until");
    return row.wasNull() ? Optional.empty() : Optional.of(Nanos.instant(nanos));
  }
}
