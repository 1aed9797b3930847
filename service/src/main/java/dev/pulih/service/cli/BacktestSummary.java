package dev.pulih.service.cli;

import dev.pulih.service.backtest.BacktestReport;
import dev.pulih.service.backtest.BacktestReport.Run;
import dev.pulih.service.backtest.ReportText;
import java.io.PrintStream;
import java.util.List;

/** The report of a backtest for a terminal. */
record BacktestSummary(BacktestReport report) {

  void print(PrintStream out) {
    ReportText.played(report).forEach(out::println);
    table(ReportText.totals(report), out);
    report.runs().forEach(run -> print(run, out));
  }

  private void print(Run run, PrintStream out) {
    if (report.runs().size() > 1) {
      out.println("\n== " + run.configuration());
    }
    table(ReportText.services(run), out);
    table(ReportText.rules(run), out);
    table(ReportText.given(run), out);
    if (!run.incidents().isEmpty()) {
      out.println();
      ReportText.incidents(run).forEach(out::println);
    }
  }

  private static void table(List<List<String>> rows, PrintStream out) {
    if (rows.size() > 1) {
      Table table = new Table(rows.getFirst().toArray(String[]::new));
      rows.stream().skip(1).forEach(row -> table.row(row.toArray(String[]::new)));
      out.println();
      out.println(table);
    }
  }
}
