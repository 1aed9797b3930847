package dev.pulih.service.store;

import dev.pulih.analyse.AuditLog.Bill;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table of calls to models: what a row holds, and back. */
final class AuditTable {

  private static final String INSERT =
      """
      insert into ai_audit_log
        (question, level, feature, incident, model_asked, prompt, prompt_sha256, asked_at, most_micros,
         outcome, detail,
         model_used, tokens_in, tokens_out, cache_read, cache_write, cost_micros, latency_ms,
         answer, decision)
      values
        (:question, :level, :feature, :incident, :asked, :prompt, :hash, :at, :most, :outcome, :detail,
         :used, :in, :out, :cacheRead, :cacheWrite, :cost, :latency, :answer, '')
      on conflict do nothing
      """;

  private static final String UPDATE =
      """
      update ai_audit_log set
        outcome = :outcome, detail = :detail, model_used = :used, tokens_in = :in,
        tokens_out = :out, cache_read = :cacheRead, cache_write = :cacheWrite,
        cost_micros = :cost, latency_ms = :latency, answer = :answer
      where question = :question and level = :level and outcome in ('INTENT', 'CRASHED')
      """;

  static final String OF = "select * from ai_audit_log where question = :question order by level";

  static final String ABOUT =
      """
      select * from ai_audit_log where incident = :incident order by asked_at, question, level
      """;

  static final String ASKED =
      """
      select * from ai_audit_log
      where incident = :incident and feature = 'VERDICT'
        and outcome in ('INTENT', 'ANSWERED', 'FAILED', 'CRASHED')
      order by asked_at desc, level desc limit 1
      """;

  private AuditTable() {}

  /** Whether it was not there. */
  static boolean insert(JdbcClient sql, Intent intent, Settlement settlement) {
    Request request = intent.request();
    StatementSpec row =
        keyed(sql.sql(INSERT), intent.id())
            .param("feature", intent.feature().name())
            .param("incident", intent.incident())
            .param("asked", request.model())
            .param("prompt", PlainText.stored(request.message()))
            .param("hash", request.promptHash())
            .param("at", Nanos.of(request.at()))
            .param("most", request.most().micros());
    return settled(row, settlement).update() == 1;
  }

  static int update(JdbcClient sql, CallId id, Settlement settlement) {
    return settled(keyed(sql.sql(UPDATE), id), settlement).update();
  }

  private static StatementSpec keyed(StatementSpec row, CallId id) {
    return row.param("question", id.question()).param("level", id.level());
  }

  private static StatementSpec settled(StatementSpec row, Settlement settlement) {
    return billed(row, settlement.bill())
        .param("outcome", settlement.outcome().name())
        .param("detail", settlement.detail())
        .param("latency", settlement.latency().toMillis())
        .param("answer", PlainText.stored(settlement.answer()));
  }

  private static StatementSpec billed(StatementSpec row, Bill bill) {
    return row.param("used", bill.model())
        .param("in", bill.tokens().input())
        .param("out", bill.tokens().output())
        .param("cacheRead", bill.tokens().cacheRead())
        .param("cacheWrite", bill.tokens().cacheWrite())
        .param("cost", bill.cost().micros());
  }

  static Row row(ResultSet row, int index) throws SQLException {
    return new Row(intent(row), settlement(row), row.getString("decision"));
  }

  private static Intent intent(ResultSet row) throws SQLException {
    return new Intent(
        new CallId(row.getString("question"), row.getInt("level")),
        Feature.valueOf(row.getString("feature")),
        row.getString("incident"),
        new Request(
            row.getString("model_asked"),
            PlainText.read(row.getString("prompt")),
            row.getString("prompt_sha256"),
            Nanos.instant(row.getLong("asked_at")),
            new Dollars(row.getLong("most_micros"))));
  }

  private static Settlement settlement(ResultSet row) throws SQLException {
    return new Settlement(
        Outcome.valueOf(row.getString("outcome")),
        row.getString("detail"),
        bill(row),
        Duration.ofMillis(row.getLong("latency_ms")),
        PlainText.read(row.getString("answer")));
  }

  private static Bill bill(ResultSet row) throws SQLException {
    Tokens tokens =
        new Tokens(
            row.getLong("tokens_in"),
            row.getLong("tokens_out"),
            row.getLong("cache_read"),
            row.getLong("cache_write"));
    return new Bill(row.getString("model_used"), tokens, new Dollars(row.getLong("cost_micros")));
  }
}
