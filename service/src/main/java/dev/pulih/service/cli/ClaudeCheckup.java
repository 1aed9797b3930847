package dev.pulih.service.cli;

import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.service.Contacts;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.JdbcAuditLog;
import java.util.List;

/** Looks at Claude's budget, and asks Claude if a person wants it. */
final class ClaudeCheckup {

  private final Neighbours neighbours;
  private final CheckList list;

  ClaudeCheckup(Neighbours neighbours, CheckList list) {
    this.neighbours = neighbours;
    this.list = list;
  }

  void run(Database store, boolean ask) {
    Contacts.claude(neighbours, new JdbcAuditLog(store.dataSource()))
        .ifPresent(
            claude -> {
              try (claude) {
                run(claude, ask);
              }
            });
  }

  private void run(Claude claude, boolean ask) {
    list.section("Claude");
    if (ask) {
      said(claude.check());
    }
    list.fine("budget: " + claude.budget());
  }

  private void said(List<Row> rows) {
    rows.forEach(this::said);
    if (rows.stream().noneMatch(row -> row.settlement().outcome() == Outcome.ANSWERED)) {
      list.problem("Claude does not answer; the template gives the opinions");
    }
  }

  private void said(Row row) {
    String asked = row.intent().request().model();
    Settlement settlement = row.settlement();
    if (settlement.outcome() == Outcome.ANSWERED) {
      list.fine(
          "%s answered as %s in %d ms for %s"
              .formatted(
                  asked,
                  settlement.bill().model(),
                  settlement.latency().toMillis(),
                  settlement.bill().cost()));
    } else {
      list.warning(asked + ": " + settlement.outcome() + " " + settlement.detail());
    }
  }
}
