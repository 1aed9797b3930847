package dev.pulih.service.store;

import dev.pulih.recover.Decision;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of decisions to change the cluster. */
final class DecisionTable {

  private static final String INSERT =
      "insert into decision (incident, decided_at) values (:incident, :at) on conflict do nothing";

  private static final String COUNT =
      "select count(*) from decision where incident = :incident and decided_at = :at";

  private DecisionTable() {}

  /** Notes the decision of an append, if it is one. */
  static void note(JdbcClient db, Append append) {
    boolean changes =
        append.outcome().transition().effects().stream().anyMatch(Effect::changesCluster);
    if (changes) {
      int _ = insert(db, new Decision(append.incident(), append.at()));
    }
  }

  static int insert(JdbcClient db, Decision decision) {
    return of(db, INSERT, decision).update();
  }

  static boolean contains(JdbcClient db, Decision decision) {
    return of(db, COUNT, decision).query(Long.class).single() > 0;
  }

  private static JdbcClient.StatementSpec of(JdbcClient db, String statement, Decision decision) {
    return db.sql(statement)
        .param("incident", decision.incident())
        .param("at", Nanos.of(decision.at()));
  }
}
