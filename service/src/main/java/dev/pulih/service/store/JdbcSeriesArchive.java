package dev.pulih.service.store;

import dev.pulih.detect.DeviationMemory;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.Leadership;
import dev.pulih.recover.EventLog.StaleAppend;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was learned of the series, in a database: a row each. Only who acts writes, as with events;
 * series that are watched no longer go with the next writing.
 */
public final class JdbcSeriesArchive implements SeriesArchive {

  private static final String UPSERT =
      """
      insert into series_memory (series, learned_until, numbers)
      values (:series, :until, :numbers)
      on conflict (series) do update
        set learned_until = excluded.learned_until, numbers = excluded.numbers
      """;

  private final Sql db;
  private final Fence fence;

  private record Row(String series, Instant until, String numbers) {}

  /**
   * On a database that {@link Databases} opened.
   *
   * @param holder the name of this process alone, under which it begins its term
   */
  public JdbcSeriesArchive(DataSource database, Leadership leadership, String holder) {
    this.db = new Sql(database);
    this.fence = new Fence(db, leadership, holder);
  }

  @Override
  public Optional<DeviationMemory> latest() {
    List<Row> rows =
        db.ask(sql -> sql.sql("select * from series_memory").query(JdbcSeriesArchive::row).list());
    Map<String, String> series = rows.stream().collect(Collectors.toMap(Row::series, Row::numbers));
    return rows.stream()
        .map(Row::until)
        .max(Instant::compareTo)
        .map(until -> new DeviationMemory(until, series));
  }

  @Override
  public void keep(DeviationMemory memory) {
    int _ = fence.pass((sql, _) -> write(sql, memory), JdbcSeriesArchive::refusal);
  }

  private static int write(JdbcClient sql, DeviationMemory memory) {
    memory
        .series()
        .forEach(
            (series, numbers) ->
                sql.sql(UPSERT)
                    .param("series", series)
                    .param("until", Nanos.of(memory.until()))
                    .param("numbers", numbers)
                    .update());
    return memory.series().size()
        + sql.sql("delete from series_memory where learned_until < :until")
            .param("until", Nanos.of(memory.until()))
            .update();
  }

  private static StaleAppend refusal(String why) {
    return new StaleAppend("What was learned of the series is not kept: " + why + ".");
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getString("series"),
        Nanos.instant(row.getLong("learned_until")),
        row.getString("numbers"));
  }
}
