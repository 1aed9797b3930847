package dev.pulih.service.store;

import dev.pulih.notify.InboundLog;
import dev.pulih.policy.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of what reached Pulih, in a database. */
public final class JdbcInboundLog implements InboundLog {

  private static final String INSERT =
      """
      insert into inbound (id, at, channel, who, what, outcome, why)
      values (:id, :at, :channel, :who, :what, :outcome, :why)
      """;

  private static final String LATEST = "select * from inbound order by at desc limit :most";

  private final Sql db;

  /** A log on a database that {@link Databases} opened. */
  public JdbcInboundLog(DataSource database) {
    this.db = new Sql(database);
  }

  @Override
  public void record(Entry entry) {
    int _ = ask(sql -> insert(sql, entry));
  }

  @Override
  public List<Entry> latest(int most) {
    return ask(sql -> sql.sql(LATEST).param("most", most).query(JdbcInboundLog::entry).list());
  }

  private static int insert(JdbcClient sql, Entry entry) {
    return sql.sql(INSERT)
        .param("id", UUID.randomUUID().toString())
        .param("at", Nanos.of(entry.at()))
        .param("channel", entry.channel().name())
        .param("who", PlainText.stored(entry.who()))
        .param("what", PlainText.stored(entry.what()))
        .param("outcome", entry.outcome().name())
        .param("why", PlainText.stored(entry.why()))
        .update();
  }

  private static Entry entry(ResultSet row, int index) throws SQLException {
    return new Entry(
        Nanos.instant(row.getLong("at")),
        Channel.valueOf(row.getString("channel")),
        PlainText.read(row.getString("who")),
        PlainText.read(row.getString("what")),
        Outcome.valueOf(row.getString("outcome")),
        PlainText.read(row.getString("why")));
  }

  private <T> T ask(Function<JdbcClient, T> question) {
    try {
      return db.ask(question);
    } catch (StoreFailure | DataAccessException e) {
      throw new Unavailable(String.valueOf(e.getMessage()), e);
    }
  }
}
