package dev.pulih.service.store;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.BudgetStage;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of calls to models, in a database. */
public final class JdbcAuditLog implements AuditLog {

  private static final String SPENT =
      "select sum(cost_micros) from ai_audit_log where asked_at >= :from and asked_at < :until";

  private static final String CRASHED =
      "update ai_audit_log set outcome = 'CRASHED' where outcome = 'INTENT'";

  private static final String DECIDED =
      "update ai_audit_log set decision = :decision where incident = :incident";

  private static final String NOTICE =
      """
      insert into ai_budget_notice (month, stage, told_at) values (:month, :stage, :at)
      on conflict do nothing
      """;

  private final Sql db;

  /** A log on a database that {@link Databases} opened. */
  public JdbcAuditLog(DataSource database) {
    this.db = new Sql(database);
  }

  @Override
  public boolean intend(Intent intent) {
    Bill most = new Bill("", Tokens.NONE, intent.request().most());
    Settlement none = new Settlement(Outcome.INTENT, "", most, Duration.ZERO, "");
    return ask(sql -> AuditTable.insert(sql, intent, none));
  }

  @Override
  public void spare(Intent intent, Outcome outcome, String detail) {
    boolean _ = ask(sql -> AuditTable.insert(sql, intent, Settlement.spared(outcome, detail)));
  }

  @Override
  public void settle(CallId id, Settlement settlement) {
    int _ = ask(sql -> AuditTable.update(sql, id, settlement));
  }

  @Override
  public List<Row> of(String question) {
    return ask(
        sql -> sql.sql(AuditTable.OF).param("question", question).query(AuditTable::row).list());
  }

  @Override
  public List<Row> about(String incident) {
    return ask(
        sql -> sql.sql(AuditTable.ABOUT).param("incident", incident).query(AuditTable::row).list());
  }

  @Override
  public Optional<Row> asked(String incident) {
    return ask(
        sql ->
            sql.sql(AuditTable.ASKED)
                .param("incident", incident)
                .query(AuditTable::row)
                .optional());
  }

  /** PostgreSQL's sum is a numeric. */
  @Override
  public Dollars spent(Instant from, Instant until) {
    return ask(
        sql ->
            sql.sql(SPENT)
                .param("from", Nanos.of(from))
                .param("until", Nanos.of(until))
                .query((row, _) -> new Dollars(row.getLong(1)))
                .single());
  }

  @Override
  public int crashed() {
    return ask(sql -> sql.sql(CRASHED).update());
  }

  @Override
  public void decided(String incident, String decision) {
    int _ =
        ask(
            sql ->
                sql.sql(DECIDED).param("incident", incident).param("decision", decision).update());
  }

  @Override
  public boolean firstNotice(YearMonth month, BudgetStage stage, Instant at) {
    return ask(
            sql ->
                sql.sql(NOTICE)
                    .param("month", month.toString())
                    .param("stage", stage.name())
                    .param("at", Nanos.of(at))
                    .update())
        == 1;
  }

  private <T> T ask(Function<JdbcClient, T> question) {
    try {
      return db.ask(question);
    } catch (StoreFailure | DataAccessException e) {
      throw new Unavailable(String.valueOf(e.getMessage()), e);
    }
  }
}
